using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

/// <summary>Providers that do not keep their side of the contract must not hold a turn or lose an answer.</summary>
public sealed class UncooperativeProviderTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_voice_that_ignores_its_token_does_not_hold_an_interruption()
    {
        var deaf = new DeafVoice();
        await using var host = new EngineHost(services: services => services.AddSingleton<ISpeechSynthesizer>(deaf));
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask(), interrupt.Token);
        await deaf.Asked.Task.WaitAsync(Soon);

        await interrupt.CancelAsync();

        Assert.Equal(TurnOutcome.Interrupted, (await asking.WaitAsync(Soon)).Outcome);
    }

    [Fact]
    public async Task A_renderer_that_ends_early_costs_the_face_of_what_follows()
    {
        await using var host = new EngineHost(services: services => services.AddRenderer(new LazyRenderer()));
        host.Lite.RespondWith("One is here. Two is here. Three is here.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Soon);

        Assert.Equal((TurnOutcome.Completed, TurnStage.Render), (response.Outcome, Assert.Single(response.Warnings).Stage));
        Assert.Equal(["One is here.", "Two is here.", "Three is here."],
            response.Segments.Where(segment => segment.Text.Length > 0).Select(segment => segment.Text));
    }

    [Fact]
    public async Task A_summary_that_never_comes_costs_a_warning_and_the_answer_is_stored()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(
            options =>
            {
                options.History.MaxTokens = 20;
                options.Routing.PinnedTier = "pro";
            },
            time: time);
        host.Pro.RespondWith("A first answer that is long enough to fill the whole budget there is.");
        host.Lite.RespondWith(new FakeChatResponse().After(new TaskCompletionSource().Task));
        await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
        await host.Lite.WaitForCallsAsync().WaitAsync(Soon);

        AvatarResponse response = await time.MoveUntilAsync(asking, step: TimeSpan.FromSeconds(5));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Contains(response.Warnings, warning => warning.Code == "history.summary_failed");
        Assert.All(await host.StoredAsync(), turn => Assert.Equal(TurnStatus.Completed, turn.Status));
    }

    [Fact]
    public async Task An_asset_store_that_throws_anything_costs_a_warning_and_not_the_answer()
    {
        await using var host = new EngineHost(
            options => options.Speech.Store = true,
            services => services.AddAssets(new FakeAssetStore().FailWith(new UnauthorizedAccessException())));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Null(response.Speech);
        Assert.NotEmpty(response.Warnings);
        Assert.Equal(TurnStatus.Completed, Assert.Single(await host.StoredAsync()).Status);
    }

    [Fact]
    public async Task A_voice_whose_audio_the_engine_cannot_take_falls_silent()
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<ISpeechSynthesizer>(new Mp3Voice()));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("speech.format", Assert.Single(response.Warnings).Code);
        Assert.All(response.Segments, segment => Assert.True(segment.IsSilent));
    }

    [Fact]
    public async Task Garbage_from_a_voice_costs_its_sentences_their_sound()
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<ISpeechSynthesizer>(new GarbageVoice()));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Soon);

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal("speech.invalid", Assert.Single(response.Warnings).Code);
        Assert.All(response.Segments, segment => Assert.True(segment.IsSilent));
    }

    [Fact]
    public async Task A_model_that_ends_without_a_word_is_replaced_by_its_fallback()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Usage(5, 0));
        host.Pro.RespondWith("From pro.");

        Assert.Equal("From pro.", (await host.Engine.GetResponseAsync(EngineHost.Ask())).Text);
    }

    [Fact]
    public async Task A_model_that_asks_to_be_left_alone_for_long_is_replaced_at_once()
    {
        await using var host = new EngineHost(options => options.Resilience.Model.Retries = 3);
        host.Lite.FailWith(new ModelException("model.busy", "Busy.", "lite") { RetryAfter = TimeSpan.FromHours(1) });
        host.Pro.RespondWith("From pro.");

        Assert.Equal("From pro.", (await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Soon)).Text);
        Assert.Single(host.Lite.Calls);
    }

    private sealed class DeafVoice : ISpeechSynthesizer
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
            SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Asked.TrySetResult();
            await new TaskCompletionSource().Task;
            yield break;
        }

        public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([]);
    }

    private sealed class GarbageVoice : ISpeechSynthesizer
    {
        public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
            SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            AudioFormat format = AudioFormat.Pcm16(1);
            yield return null!;
            yield return new SpeechChunk { Voice = new VoiceInfo("m", "m", "en-US", format), Format = format, Audio = new byte[1_000_000] };
        }

        public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([]);
    }

    private sealed class Mp3Voice : ISpeechSynthesizer
    {
        public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
            SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            var format = new AudioFormat(AudioEncoding.Mp3, 24_000);
            yield return new SpeechChunk { Voice = new VoiceInfo("m", "m", "en-US", format), Format = format, Audio = new byte[10] };
        }

        public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([]);
    }

    private sealed class LazyRenderer : IAvatarRenderer
    {
        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (SpokenSegment segment in segments.WithCancellation(cancellationToken))
            {
                yield return new FaceTrackRendering(segment.Index, new FaceTrack(options.FrameRate, []));
                yield break;
            }
        }
    }
}
