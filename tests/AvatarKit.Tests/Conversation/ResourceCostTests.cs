using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

/// <summary>What providers report while they work for a turn is that turn's.</summary>
public sealed class ResourceCostTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private readonly FakePriceBook prices = new FakePriceBook().RespondWith("fake", new SpeechPrice(0))
        .RespondWith("lite-model", new ModelPrice(0, 0));

    [Fact]
    public async Task Stores_voices_renderers_and_asset_writes_all_count()
    {
        foreach (string resource in (string[])["store/read", "store/write", "asset", "voice", "renderer"])
        {
            prices.RespondWith(resource, new ResourcePrice(1_000_000));
        }

        var assets = new FakeAssetStore();
        assets.On(AssetStoreOperation.Put).RespondWith(_ => Reported("asset", 1));
        await using var host = new EngineHost(
            options => options.Speech.Store = true,
            services => services.AddAssets(assets).AddRenderer(new ReportingRenderer()).AddSingleton<IPriceBook>(prices)
                .AddSingleton<ISpeechSynthesizer>(new ReportingVoice()));
        host.Lite.RespondWith("One is here. Two is here.");
        host.Store.On(ConversationStoreOperation.GetWindow).RespondWith(_ => Reported("store/read", 0.5m));
        host.Store.On(ConversationStoreOperation.StartTurn).RespondWith(_ => Reported("store/write", 2));
        host.Store.On(ConversationStoreOperation.CompleteTurn).RespondWith(_ => Reported("store/write", 3));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal(
            new Dictionary<string, decimal>
            {
                ["asset"] = 1, ["renderer"] = response.Segments.Count, ["store/read"] = 0.5m, ["store/write"] = 5, ["voice"] = 2,
            },
            response.Usage.Resources);
        Assert.Equal(8.5m + response.Segments.Count, response.Cost.ResourcesUsd);
        Assert.Equal(8.5m + response.Segments.Count, response.Cost.TotalUsd);
        Assert.Equal(2, Assert.Single(await host.StoredAsync()).Result!.Usage!.Resources["store/write"]);
    }

    [Fact]
    public async Task A_resource_without_a_price_makes_the_total_unknown()
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<IPriceBook>(prices));
        host.Store.On(ConversationStoreOperation.StartTurn).RespondWith(_ => Reported("store/write", 2));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(2, response.Usage.Resources["store/write"]);
        Assert.Null(response.Cost.ResourcesUsd);
        Assert.Null(response.Cost.TotalUsd);
    }

    [Fact]
    public async Task Turns_side_by_side_each_have_their_own_and_the_host_has_none()
    {
        const int turns = 12;
        await using var host = new EngineHost();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int started = 0;
        host.Store.On(ConversationStoreOperation.StartTurn).RespondWith(call =>
        {
            ResourceUsage.Report(call.Key!.Value.ConversationId, 1);
            if (Interlocked.Increment(ref started) == turns)
            {
                all.SetResult();
            }

            return FakeOutcome.Normal;
        });
        host.Store.On(ConversationStoreOperation.CompleteTurn).After(all.Task).RespondWith(call => Reported(call.Key!.Value.ConversationId, 1));
        List<string> outside = [];
        using IDisposable collection = ResourceUsage.Collect((resource, _) => outside.Add(resource));

        AvatarResponse[] responses = await Task.WhenAll(Enumerable.Range(0, turns)
            .Select(n => host.Engine.GetResponseAsync(EngineHost.Ask(conversation: $"c{n}", outputs: AvatarOutputs.None)))).WaitAsync(Soon);

        Assert.All(
            responses, response => Assert.Equal(new Dictionary<string, decimal> { [response.ConversationId!] = 2 }, response.Usage.Resources));
        Assert.Empty(outside);
        ResourceUsage.Report("host", 1);
        Assert.Equal(["host"], outside);
    }

    [Fact]
    public async Task What_the_host_reports_between_updates_is_not_the_turns()
    {
        await using var host = new EngineHost();
        TurnEnded? end = null;
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask()))
        {
            ResourceUsage.Report("host", 1);
            end = update as TurnEnded;
        }

        Assert.Empty(end!.Usage.Resources);
    }

    private static FakeOutcome Reported(string resource, decimal quantity)
    {
        ResourceUsage.Report(resource, quantity);
        return FakeOutcome.Normal;
    }

    private sealed class ReportingVoice : ISpeechSynthesizer
    {
        private readonly FakeSpeechSynthesizer inner = new();

        public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
            SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Run(static () => ResourceUsage.Report("voice", 1), cancellationToken);
            await foreach (SpeechChunk chunk in inner.SynthesizeAsync(request, cancellationToken))
            {
                yield return chunk;
            }
        }

        public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
            => inner.GetVoicesAsync(cancellationToken);
    }

    private sealed class ReportingRenderer : IAvatarRenderer
    {
        private readonly FakeAvatarRenderer inner = new();

        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (AvatarRendering rendering in inner.RenderAsync(segments, options, cancellationToken))
            {
                if (rendering is FaceTrackRendering)
                {
                    await Task.Run(static () => ResourceUsage.Report("renderer", 1), cancellationToken);
                }

                yield return rendering;
            }
        }
    }
}
