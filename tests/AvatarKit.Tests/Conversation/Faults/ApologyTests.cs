using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>An avatar whose turn fails says so aloud.</summary>
public sealed class ApologyTests
{
    private static readonly string English = new AvatarProfile().FailureReplies["en"];

    [Fact]
    public async Task A_failed_turn_speaks_its_apology_with_its_face_before_it_ends()
    {
        await using FaultScene scene = CreateScene();

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(EngineHost.Ask());

        Assert.Equal(English, Assert.IsType<TurnFailed>(updates[^1]).SpokenText);
        List<SpeechSegment> segments = [.. updates.OfType<SpeechSegment>()];
        Assert.Equal(English, segments.Caption());
        Assert.All(segments, segment => Assert.False(segment.IsSilent));
        Assert.All(segments, segment => Assert.NotNull(segment.Face));
    }

    [Fact]
    public async Task The_apology_is_no_answer_and_is_not_remembered()
    {
        await using FaultScene scene = CreateScene();
        await scene.AskAsync(EngineHost.Ask());
        ConversationTurn stored = (await scene.Store.GetWindowAsync(new ConversationKey("c1"), 10)).Turns.Single();

        scene.Fault.IsHealed = true;
        await scene.AskAsync(EngineHost.Ask("Again"));

        Assert.Equal((TurnStatus.Failed, ""), (stored.Status, stored.Result!.Answer));
        Assert.DoesNotContain(English, scene.Model.Calls[^1].AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("fr", "fr")]
    [InlineData("ja-JP", "en")]
    public async Task The_apology_is_in_the_language_of_the_request(string locale, string language)
    {
        await using FaultScene scene = CreateScene();

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(EngineHost.Ask() with { Locale = locale });

        string reply = new AvatarProfile().FailureReplies[language];
        Assert.Equal(reply, Assert.IsType<TurnFailed>(updates[^1]).SpokenText);
        Assert.Equal(reply, updates.Caption());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" ", "\n")]
    [InlineData(null, null)]
    [InlineData(null, "One moment.")]
    public async Task There_is_always_something_to_say_also_where_the_replies_are_emptied(string? german, string? english)
    {
        await using var host = new EngineHost(avatar: profile =>
        {
            profile.FailureReplies.Clear();
            Set("de", german);
            Set("en", english);

            void Set(string language, string? reply)
            {
                if (reply is not null)
                {
                    profile.FailureReplies[language] = reply;
                }
            }
        });
        host.Lite.FailWith(new InvalidOperationException("no"));
        host.Pro.FailWith(new InvalidOperationException("no"));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask() with { Locale = "de" });

        string expected = string.IsNullOrWhiteSpace(english) ? new AvatarProfile().FailureReplies["de"] : english;
        Assert.Equal(expected, Assert.IsType<TurnFailed>(updates[^1]).SpokenText);
        Assert.Equal(expected, updates.Caption());
    }

    [Fact]
    public async Task Who_wants_text_alone_gets_no_speech()
    {
        await using FaultScene scene = CreateScene();

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal(English, Assert.IsType<TurnFailed>(updates[^1]).SpokenText);
        Assert.Empty(updates.OfType<SpeechSegment>());
        Assert.Empty(updates.OfType<TextDelta>());
    }

    [Fact]
    public async Task After_half_an_answer_the_apology_follows_what_was_said()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. And").FailWith(new IOException("no")));

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(EngineHost.Ask());

        Assert.IsType<TurnFailed>(updates[^1]);
        Assert.Equal("One is here. And", string.Concat(updates.OfType<TextDelta>().Select(delta => delta.Text)));
        List<SpeechSegment> segments = [.. updates.OfType<SpeechSegment>()];
        Assert.Equal("One is here. And " + English, segments.Caption());
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(segment => segment.Index));
    }

    [Fact]
    public async Task A_turn_that_took_too_long_still_has_time_for_its_apology()
    {
        await using var scene = new FaultScene((scene, services) => FaultScene.UseModel(
            services, scene.Fault.Break<IChatClient>(scene.Model, new StreamFault { StopsAfter = 3 })));
        List<AvatarResponseUpdate> updates = [];
        Task<AvatarResponse> asking = ReadAsync();
        await scene.Fault.Struck.WaitAsync(FaultOptions.Part);

        AvatarResponse response = await scene.Time.MoveUntilAsync(asking, FaultOptions.Bound);

        Assert.Equal(TurnOutcome.Failed, response.Outcome);
        Assert.EndsWith(English, updates.Caption(), StringComparison.Ordinal);

        async Task<AvatarResponse> ReadAsync()
        {
            var builder = new AvatarResponseBuilder();
            await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask()))
            {
                updates.Add(update);
                builder.Add(update);
            }

            return builder.Build();
        }
    }

    [Fact]
    public async Task The_apology_of_a_turn_that_took_too_long_does_not_begin_a_second_video()
    {
        var assets = new FakeAssetStore();
        await using var scene = new FaultScene(
            (_, services) => services.AddRenderer(new FakeAvatarRenderer()).AddAssets(assets), FaultOptions.SetShortTurn);
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. And").After(new TaskCompletionSource().Task));
        var drawn = new TaskCompletionSource();
        List<AvatarResponseUpdate> updates = [];
        Task<TurnEnded> asking = ReadAsync();
        await drawn.Task.WaitAsync(FaultOptions.Part);

        TurnFailed failed = Assert.IsType<TurnFailed>(await scene.Time.MoveUntilAsync(asking, FaultOptions.Bound));

        Assert.Equal("turn.timeout", failed.Error.Code);
        Assert.Single(updates.OfType<VideoSegment>(), piece => piece.IsInitialization);
        Assert.EndsWith(English, updates.Caption(), StringComparison.Ordinal);
        Assert.All(updates.OfType<SpeechSegment>(), piece => Assert.NotNull(piece.Face));
        Assert.Equal(0, await assets.DeleteByOwnerAsync(new AssetOwner("default", "anonymous")));

        async Task<TurnEnded> ReadAsync()
        {
            await foreach (AvatarResponseUpdate update
                in scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.All | AvatarOutputs.Video)))
            {
                updates.Add(update);
                if (update is VideoSegment)
                {
                    drawn.TrySetResult();
                }
            }

            return (TurnEnded)updates[^1];
        }
    }

    [Fact]
    public async Task A_store_that_is_down_is_apologised_for_aloud()
    {
        await using var scene = new FaultScene();
        scene.Store.On(ConversationStoreOperation.GetWindow).FailWith(new StorageException("storage.down", "Down.", "fake"));

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(EngineHost.Ask());

        Assert.Equal("storage.down", Assert.IsType<TurnFailed>(updates[^1]).Error.Code);
        Assert.Equal(English, updates.Caption());
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("renderer")]
    public async Task A_part_that_fails_too_does_not_keep_the_ending_back(string part)
    {
        await using FaultScene scene = CreateScene(services =>
        {
            if (part == "voice")
            {
                services.AddSingleton<ISpeechSynthesizer>(new FakeSpeechSynthesizer().FailWith(new IOException("no")));
            }
            else
            {
                services.AddRenderer(new FakeAvatarRenderer().FailWith(new IOException("no")));
            }
        });

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Failed, "model.failed"), (response.Outcome, response.Error?.Code));
        Assert.Equal(English, response.Segments.Caption());
    }

    [Fact]
    public async Task A_deaf_voice_does_not_keep_the_ending_of_a_failed_turn_back()
    {
        await using var scene = new FaultScene((scene, services) =>
        {
            FaultScene.UseModel(services, new FakeChatClient().FailWith(new IOException("no")));
            services.AddSingleton(scene.Fault.Deafen<ISpeechSynthesizer>(scene.Voice, nameof(ISpeechSynthesizer.SynthesizeAsync)));
        });

        AvatarResponse response = await scene.AskThroughFaultAsync();

        Assert.Equal((TurnOutcome.Failed, "model.failed"), (response.Outcome, response.Error?.Code));
    }

    [Fact]
    public async Task A_person_can_interrupt_the_apology()
    {
        await using FaultScene scene = CreateScene();
        scene.Voice.When(_ => true).RespondWith(new FakeSpeech().Chunks(3).After(new TaskCompletionSource().Task));
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = scene.AskAsync(cancellationToken: interrupt.Token);
        await scene.Voice.WaitForCallsAsync().WaitAsync(FaultOptions.Part);

        await interrupt.CancelAsync();

        AvatarResponse response = await asking;
        Assert.Contains(response.Outcome, (TurnOutcome[])[TurnOutcome.Failed, TurnOutcome.Interrupted]);
    }

    private static FaultScene CreateScene(Action<IServiceCollection>? services = null) => new((scene, collection) =>
    {
        FaultScene.UseModel(collection, FaultProxy.Create<IChatClient>(
            scene.Model,
            call => call.Method == nameof(IChatClient.GetStreamingResponseAsync) && !scene.Fault.IsHealed
                ? throw new IOException("no")
                : call.Proceed()));
        services?.Invoke(collection);
    });
}
