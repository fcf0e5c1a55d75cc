using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A broken part costs the turn that part and nothing else, and the warning names the stage it happened in.</summary>
public sealed class FailingPartTests
{
    [Theory]
    [InlineData(nameof(ILipSync.CreateTrack))]
    [InlineData(nameof(ILipSync.CreateSession))]
    public async Task Failing_lip_sync_leaves_the_mouth_still_and_the_voice_going(string method)
    {
        await using var scene = new FaultScene((_, services) => services.AddSingleton(FaultProxy.Create<ILipSync>(
            method == nameof(ILipSync.CreateTrack) ? new FakeLipSync().FailWith(new InvalidOperationException("no")) : new FakeLipSync(),
            call => call.Method == nameof(ILipSync.CreateSession) && method == call.Method
                ? throw new InvalidOperationException("no")
                : call.Proceed())));

        AvatarResponse response = await scene.AskAsync();

        AssertSpoken(response);
        Assert.All(response.Segments, segment => Assert.Empty(segment.Visemes));
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Equal(TurnStage.Animate, warning.Stage);
        Assert.Equal(new Degradation(TurnStage.Animate, "lip_sync", warning.Code), Assert.Single(response.Degradations));
    }

    [Fact]
    public async Task Lip_sync_that_fails_for_one_sentence_moves_the_mouth_in_the_others()
    {
        await using var scene = new FaultScene((_, services) =>
        {
            var lips = new FakeLipSync();
            lips.When(input => input.Text.StartsWith("One", StringComparison.Ordinal)).FailWith(new InvalidOperationException("no"));
            services.AddSingleton<ILipSync>(lips);
        });

        AvatarResponse response = await scene.AskAsync();

        AssertSpoken(response);
        Assert.All(response.Segments.Where(segment => segment.TextStart == 0), segment => Assert.Empty(segment.Visemes));
        Assert.Contains(response.Segments.Where(segment => segment.TextStart > 0), segment => segment.Visemes.Count > 0);
        Assert.Contains(response.Warnings, warning => warning.Stage == TurnStage.Animate);
    }

    [Theory]
    [InlineData(nameof(LipSyncSession.Available))]
    [InlineData(nameof(LipSyncSession.Settled))]
    [InlineData(nameof(IWordAligner.FindWords))]
    public async Task A_lip_sync_session_that_throws_in_what_it_says_of_itself_costs_the_lips(string member)
    {
        await using var scene = new FaultScene((_, services) => services.AddSingleton(FaultProxy.Create<ILipSync>(
            new FakeLipSync(),
            call => call.Method == nameof(ILipSync.CreateSession) ? new ThrowingSession(member) : call.Proceed())));
        scene.Voice.RespondWith(new FakeSpeech().WithoutMarks());

        AvatarResponse response = await scene.AskAsync();

        AssertSpoken(response);
        Assert.Equal("lipsync.failed", Assert.Single(response.Warnings).Code);
    }

    [Theory]
    [InlineData("at once")]
    [InlineData("before its first face")]
    [InlineData("after its first face")]
    [InlineData("ends early")]
    [InlineData("a face of another segment")]
    [InlineData("a face twice")]
    [InlineData("null")]
    [InlineData("a face without frames")]
    public async Task A_failing_renderer_costs_the_turn_its_face_alone(string kind)
    {
        await using var scene = new FaultScene((_, services) => services.AddRenderer(new OddRenderer(kind)));

        AvatarResponse response = await scene.AskAsync();

        AssertSpoken(response);
        Assert.Contains(response.Segments, segment => segment.Visemes.Count > 0);
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Equal(TurnStage.Render, warning.Stage);
        Assert.Equal(TurnStatus.Completed, (await scene.Store.GetWindowAsync(new ConversationKey("c1"), 1)).Turns[0].Status);
    }

    [Fact]
    public async Task A_video_that_fails_costs_the_turn_its_video_alone()
    {
        await using var scene = new FaultScene((_, services) => services
            .AddRenderer(new FakeAvatarRenderer().RespondWith(new FakeRendering().Segments(1).FailWith(new InvalidOperationException("no"))))
            .AddAssets(new FakeAssetStore()));

        AvatarResponse response = await scene.AskAsync(EngineHost.Ask(outputs: AvatarOutputs.All | AvatarOutputs.Video));

        AssertSpoken(response);
        Assert.Null(response.Video);
        Assert.Contains(response.Warnings, warning => warning.Stage == TurnStage.Render);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("throws at once")]
    [InlineData("fails in the middle")]
    [InlineData("says nothing")]
    public async Task A_failing_voice_costs_the_turn_its_sound_alone(string kind)
    {
        await using var scene = new FaultScene((_, services) => services.AddSingleton(kind switch
        {
            "throws at once" => FaultProxy.Create<ISpeechSynthesizer>(new FakeSpeechSynthesizer(), static _ => throw new IOException("no")),
            "throws" => new FakeSpeechSynthesizer().FailWith(new IOException("no")),
            "fails in the middle" => new FakeSpeechSynthesizer().RespondWith(new FakeSpeech().Chunks(1).FailWith(new IOException("no"))),
            _ => (ISpeechSynthesizer)new FakeSpeechSynthesizer().RespondWith(new FakeSpeech().Cut()),
        }));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
        Assert.Equal(["One is here.", "Two is here."], response.Segments.Captions());
        Assert.All(response.Segments, segment => Assert.NotNull(segment.Face));
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Equal((TurnStage.Speak, kind == "says nothing" ? "speech.no_audio" : "speech.failed"), (warning.Stage, warning.Code));
        Assert.Equal(new Degradation(TurnStage.Speak, "voice", warning.Code), Assert.Single(response.Degradations));
        Assert.NotEqual("unknown", Assert.IsType<SpeechException>(warning.Exception).Provider);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("throws at once")]
    [InlineData("gives null")]
    [InlineData("gives a null passage")]
    public async Task A_failing_knowledge_base_costs_the_turn_its_passages_alone(string kind)
    {
        await using var scene = new FaultScene((_, services) => services.AddSingleton(kind switch
        {
            "throws" => new FakeKnowledgeBase().FailWith(new IOException("no")),
            "gives null" => new FakeKnowledgeBase().RespondWith((IReadOnlyList<KnowledgePassage>)null!),
            "gives a null passage" => new FakeKnowledgeBase().RespondWith([null!]),
            _ => FaultProxy.Create<IKnowledgeBase>(new FakeKnowledgeBase(), static _ => throw new IOException("no")),
        }));

        AvatarResponse response = await scene.AskAsync();

        AssertSpoken(response);
        Assert.StartsWith("knowledge.", Assert.Single(response.Warnings).Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_price_book_costs_the_turn_its_price_alone()
    {
        await using var scene = new FaultScene((_, services) => services
            .AddSingleton(FaultProxy.Create<IPriceBook>(new FakePriceBook(), static _ => throw new IOException("no"))));

        AvatarResponse response = await scene.AskAsync();

        AssertSpoken(response);
        Assert.Null(response.Cost.TotalUsd);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("gives null")]
    [InlineData("gives a tier there is not")]
    public async Task A_failing_router_does_not_leave_the_person_without_an_ending(string kind)
    {
        await using var scene = new FaultScene((_, services) => services.AddSingleton<IModelRouter>(kind switch
        {
            "throws" => new FakeModelRouter().FailWith(new IOException("no")),
            "gives null" => new FakeModelRouter().RespondWith((ModelRoute)null!),
            _ => new FakeModelRouter().RespondWith("there-is-no-such-tier"),
        }));

        AvatarResponse response = await scene.AskAsync();

        // A route can be had without the router; where the engine does not take one, the turn fails where it happened.
        Assert.True(
            response is { Outcome: TurnOutcome.Completed, Warnings.Count: > 0 } or { Outcome: TurnOutcome.Failed, Error.Stage: TurnStage.Route },
            $"{response.Outcome} {response.Error}");
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("gives null")]
    [InlineData("gives null updates")]
    [InlineData("gives null contents")]
    public async Task A_model_that_breaks_its_contract_is_replaced_by_its_fallback(string kind)
    {
        var pro = new FakeChatClient().RespondWith(FaultScene.TwoSentences);
        await using var scene = new FaultScene((scene, services) => services
            .AddKeyedSingleton("lite", FaultProxy.Create<IChatClient>(scene.Model, call => call.Method switch
            {
                not nameof(IChatClient.GetStreamingResponseAsync) => call.Proceed(),
                _ when kind == "throws" => throw new IOException("no"),
                _ when kind == "gives null" => null,
                _ when kind == "gives null updates" => Stream((ChatResponseUpdate)null!),
                _ => Stream(new ChatResponseUpdate { Contents = [null!] }),
            }))
            .AddKeyedSingleton<IChatClient>("pro", pro));

        AssertSpoken(await scene.AskAsync());
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Stream(ChatResponseUpdate update)
    {
        await Task.Yield();
        yield return update;
    }

    private static void AssertSpoken(AvatarResponse response)
    {
        Assert.Equal((null, TurnOutcome.Completed, FaultScene.TwoSentences), (response.Error?.Code, response.Outcome, response.Text));
        Assert.Equal(["One is here.", "Two is here."], response.Segments.Captions());
        Assert.All(response.Segments, segment => Assert.False(segment.IsSilent));
        Assert.NotEqual(0, response.Segments.Sum(segment => segment.Audio.Length));
    }

    /// <summary>Moves no lips, and fails where it is asked for one thing.</summary>
    private sealed class ThrowingSession(string member) : LipSyncSession, IWordAligner
    {
        private long heard;

        public override long Available => Say(nameof(Available), heard);

        public override long Settled => Say(nameof(Settled), heard);

        public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
            => heard += AudioFormat.Pcm16(16_000).SamplesIn(audio.Length);

        public override void Complete()
        {
        }

        public override VisemeTrack Take(long until) => new(16_000, 0, []);

        public IReadOnlyList<AlignedWord>? FindWords() => Say<IReadOnlyList<AlignedWord>?>(nameof(FindWords), null);

        private T Say<T>(string what, T value) => what == member ? throw new InvalidOperationException("no") : value;
    }
}
