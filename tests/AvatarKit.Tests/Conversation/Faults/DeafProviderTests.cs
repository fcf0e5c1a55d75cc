using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Providers that ignore their token are left behind: the turn ends in its time and the conversation goes on.</summary>
public sealed class DeafProviderTests
{
    private static readonly string[] Puts = [nameof(IAssetStore.PutAsync), "PutWithMetadataAsync"];
    private static readonly AvatarRequest WithVideo = EngineHost.Ask(outputs: AvatarOutputs.All | AvatarOutputs.Video);

    [Theory]
    [InlineData("before its first token", "model.timeout")]
    [InlineData("in the middle of its answer", "model.timeout|turn.timeout")]
    [InlineData("at the end of its answer", "model.timeout|turn.timeout")]
    public async Task A_deaf_model_fails_the_turn_while_it_generates(string place, string codes)
    {
        await using var scene = new FaultScene((scene, services) => FaultScene.UseModel(services, place switch
        {
            "before its first token" => scene.Fault.Deafen<IChatClient>(scene.Model, nameof(IChatClient.GetStreamingResponseAsync)),
            "in the middle of its answer" => scene.Fault.Break<IChatClient>(scene.Model, new StreamFault { StopsAfter = 4 }),
            _ => scene.Fault.Break<IChatClient>(scene.Model, new StreamFault { NeverEnds = true }),
        }));

        AvatarResponse response = await scene.AskThroughFaultAsync();

        Assert.Equal((TurnOutcome.Failed, TurnStage.Generate), (response.Outcome, response.Error?.Stage));
        Assert.Contains(response.Error!.Code, codes.Split('|'));
        Assert.Equal(TurnStatus.Failed, Assert.Single(await StoredAsync(scene)).Status);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Fact]
    public async Task A_deaf_tier_is_replaced_by_its_fallback()
    {
        var pro = new FakeChatClient("pro-model");
        pro.RespondWith("From pro.");
        await using var scene = new FaultScene((scene, services) => services
            .AddKeyedSingleton("lite", scene.Fault.Deafen<IChatClient>(scene.Model, nameof(IChatClient.GetStreamingResponseAsync)))
            .AddKeyedSingleton<IChatClient>("pro", pro));

        AvatarResponse response = await scene.AskThroughFaultAsync();

        Assert.Equal((TurnOutcome.Completed, "From pro."), (response.Outcome, response.Text));
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData(nameof(IConversationStore.GetWindowAsync), TurnStage.Recall)]
    [InlineData(nameof(IConversationStore.StartTurnAsync), TurnStage.Recall)]
    [InlineData(nameof(IConversationStore.CompleteTurnAsync), TurnStage.Remember)]
    public async Task A_deaf_conversation_store_fails_the_turn_in_the_stage_that_needs_it(string method, TurnStage stage)
    {
        await using var scene = new FaultScene((scene, services) => services
            .AddSingleton(scene.Fault.Deafen<IConversationStore>(scene.Store, method)));

        AvatarResponse response = await scene.AskThroughFaultAsync();

        Assert.Equal((TurnOutcome.Failed, "storage.timeout", stage), (response.Outcome, response.Error?.Code, response.Error?.Stage));
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Fact]
    public async Task A_deaf_router_does_not_hold_the_turn()
    {
        await using var scene = new FaultScene((scene, services) => services
            .AddSingleton(scene.Fault.Deafen<IModelRouter>(new FakeModelRouter(), nameof(IModelRouter.RouteAsync))));

        AvatarResponse response = await scene.AskThroughFaultAsync();

        Assert.Equal((TurnOutcome.Completed, "route.failed"), (response.Outcome, Assert.Single(response.Warnings).Code));
        Assert.Equal("router", Assert.Single(response.Degradations).What);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Fact]
    public async Task A_deaf_knowledge_base_costs_the_turn_its_passages_alone()
    {
        await using var scene = new FaultScene((scene, services) => services
            .AddSingleton(scene.Fault.Deafen<IKnowledgeBase>(new FakeKnowledgeBase(), nameof(IKnowledgeBase.SearchAsync))));

        AvatarResponse response = await scene.AskThroughFaultAsync();

        AssertWhole(response);
        Assert.Equal("knowledge.timeout", Assert.Single(response.Warnings).Code);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData("before its first audio")]
    [InlineData("in the middle of a sentence")]
    [InlineData("at the end of a sentence")]
    public async Task A_deaf_voice_falls_silent(string place)
    {
        await using var scene = new FaultScene((scene, services) => services.AddSingleton(place switch
        {
            "before its first audio" => scene.Fault.Deafen<ISpeechSynthesizer>(scene.Voice, nameof(ISpeechSynthesizer.SynthesizeAsync)),
            "in the middle of a sentence" => scene.Fault.Break<ISpeechSynthesizer>(scene.Voice, new StreamFault { StopsAfter = 1 }),
            _ => scene.Fault.Break<ISpeechSynthesizer>(scene.Voice, new StreamFault { NeverEnds = true }),
        }));

        AvatarResponse response = await scene.AskThroughFaultAsync();

        AssertWhole(response);
        Assert.Contains(response.Warnings, warning => warning.Stage == TurnStage.Speak);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData("before its first face")]
    [InlineData("after its first face")]
    [InlineData("after its last face")]
    public async Task A_deaf_renderer_costs_the_turn_its_face_alone(string place)
    {
        await using var scene = new FaultScene((scene, services) => services.AddRenderer(place switch
        {
            "before its first face" => scene.Fault.Deafen<IAvatarRenderer>(new FakeAvatarRenderer(), nameof(IAvatarRenderer.RenderAsync)),
            "after its first face" => scene.Fault.Break<IAvatarRenderer>(new FakeAvatarRenderer(), new StreamFault { StopsAfter = 1 }),
            _ => scene.Fault.Break<IAvatarRenderer>(new FakeAvatarRenderer(), new StreamFault { NeverEnds = true }),
        }));

        AvatarResponse response = await scene.AskThroughFaultAsync();

        AssertWhole(response);
        Assert.All(response.Segments, segment => Assert.False(segment.IsSilent));
        Assert.Contains(response.Warnings, warning => warning is { Stage: TurnStage.Render, Code: "render.failed" });
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Fact]
    public async Task A_deaf_asset_store_costs_the_turn_its_recording_alone()
    {
        await using var scene = new FaultScene(
            (scene, services) => services.AddAssets(scene.Fault.Deafen<IAssetStore>(new FakeAssetStore(), Puts)),
            FaultOptions.StoreSpeech);

        AvatarResponse response = await scene.AskThroughFaultAsync();

        AssertWhole(response);
        Assert.Null(response.Speech);
        Assert.Equal("storage.timeout", Assert.Single(response.Warnings).Code);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData(nameof(IAssetStore.PutAsync))]
    [InlineData(nameof(IAssetStore.GetUrlAsync))]
    public async Task A_deaf_asset_store_costs_the_video_its_place_alone(string method)
    {
        await using var scene = new FaultScene((scene, services) => services
            .AddRenderer(new FakeAvatarRenderer())
            .AddAssets(scene.Fault.Deafen<IAssetStore>(new FakeAssetStore(), method == nameof(IAssetStore.PutAsync) ? Puts : [method])));

        AvatarResponse response = await scene.AskThroughFaultAsync(WithVideo);

        AssertWhole(response);
        Assert.Null(response.Video?.Url);
        Assert.NotEmpty(response.Warnings);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData("the summary's model")]
    [InlineData("the store of the summary")]
    [InlineData("the reducer")]
    public async Task A_deaf_summary_costs_a_warning_alone(string part)
    {
        await using var scene = new FaultScene(
            (scene, services) =>
            {
                switch (part)
                {
                    case "the summary's model":
                        services.AddKeyedSingleton<IChatClient>("pro", scene.Model).AddKeyedSingleton(
                            "lite",
                            scene.Fault.Deafen<IChatClient>(
                                scene.Model, nameof(IChatClient.GetStreamingResponseAsync), nameof(IChatClient.GetResponseAsync)));
                        break;
                    case "the store of the summary":
                        services.AddSingleton(scene.Fault.Deafen<IConversationStore>(scene.Store, nameof(IConversationStore.SaveSummaryAsync)));
                        break;
                    default:
                        services.AddKeyedSingleton(
                            HistoryOptions.ReducerKey, scene.Fault.Deafen<IChatReducer>(new LastMessageReducer(), nameof(IChatReducer.ReduceAsync)));
                        break;
                }
            },
            options =>
            {
                FaultOptions.SetShortHistory(options);
                FaultOptions.PinTier(options, "pro");
            });
        scene.Model.RespondWith("An answer that is long enough to fill the whole budget there is for the past.");
        await scene.AskAsync(EngineHost.Ask("A first message that is long enough to fill what there is."));

        AvatarResponse response = await scene.AskThroughFaultAsync(EngineHost.Ask("And a second."));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Contains(response.Warnings, warning => warning.Code == "history.summary_failed");
        Assert.All(await StoredAsync(scene), turn => Assert.Equal(TurnStatus.Completed, turn.Status));
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Fact]
    public async Task A_deaf_tool_does_not_hold_the_turn()
    {
        using var deaf = new Fault();
        await using var scene = new FaultScene(avatar: profile => FaultOptions.AddTool(profile, AIFunctionFactory.Create(
            async () =>
            {
                await deaf.HangAsync();
                return "never";
            },
            "wait")));
        scene.Model.When(call => call.LastUserText == "Wait").RespondWith(new FakeChatResponse().CallTool("wait"));
        Task<AvatarResponse> asking = scene.Host.Engine.GetResponseAsync(EngineHost.Ask("Wait"));
        await deaf.Struck.WaitAsync(FaultOptions.Part);

        AvatarResponse response = await scene.Time.MoveUntilAsync(asking, FaultOptions.Bound);

        Assert.Equal((TurnOutcome.Failed, TurnStage.Generate), (response.Outcome, response.Error?.Stage));
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    private static void AssertWhole(AvatarResponse response)
    {
        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
        Assert.Equal("One is here.Two is here.", string.Concat(response.Segments.Select(segment => segment.Text)));
    }

    private static async Task AssertNextTurnIsAnsweredAsync(FaultScene scene)
    {
        scene.Fault.IsHealed = true;
        AvatarResponse next = await scene.AskAsync(EngineHost.Ask("And now?"));
        Assert.Equal(TurnOutcome.Completed, next.Outcome);
        Assert.NotEmpty(next.Text);
    }

    private static async Task<List<ConversationTurn>> StoredAsync(FaultScene scene)
    {
        List<ConversationTurn> turns = [];
        await foreach (ConversationTurn turn in scene.Store.ExportAsync(new ConversationKey("c1")))
        {
            turns.Add(turn);
        }

        return turns;
    }

    private sealed class LastMessageReducer : IChatReducer
    {
        public Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<ChatMessage>>([messages.Last()]);
    }
}
