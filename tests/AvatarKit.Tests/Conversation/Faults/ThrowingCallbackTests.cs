using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>What a provider hangs on its token may throw when it is cancelled: that is contained, and the turn ends as it should.</summary>
public sealed class ThrowingCallbackTests
{
    [Theory]
    [InlineData("model")]
    [InlineData("voice")]
    [InlineData("renderer")]
    [InlineData("router")]
    [InlineData("knowledge")]
    [InlineData("tool")]
    [InlineData("window")]
    [InlineData("start")]
    public async Task An_interruption_ends_the_turn_and_throws_nothing_at_whoever_interrupts(string part)
    {
        await using FaultScene scene = CreateScene(part);
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = scene.Host.Engine.GetResponseAsync(EngineHost.Ask("Call"), interrupt.Token);
        await scene.Fault.Struck.WaitAsync(FaultOptions.Part);

        Exception? thrown = Record.Exception(interrupt.Cancel);

        AvatarResponse response = await scene.Time.MoveUntilAsync(asking, FaultOptions.Part + FaultOptions.Part);
        Assert.Null(thrown);
        Assert.Equal(TurnOutcome.Interrupted, response.Outcome);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("voice")]
    [InlineData("renderer")]
    [InlineData("router")]
    [InlineData("knowledge")]
    [InlineData("tool")]
    [InlineData("window")]
    [InlineData("start")]
    [InlineData("complete")]
    [InlineData("asset")]
    public async Task A_timeout_ends_the_turn_and_throws_nothing_at_the_clock(string part)
    {
        await using FaultScene scene = CreateScene(part);
        Task<AvatarResponse> asking = scene.Host.Engine.GetResponseAsync(EngineHost.Ask("Call"));
        await scene.Fault.Struck.WaitAsync(FaultOptions.Part);

        // What a callback throws where a timer fires ends the process: the fake clock throws it here.
        AvatarResponse response = await scene.Time.MoveUntilAsync(asking, FaultOptions.Bound);

        Assert.True(response.Outcome == TurnOutcome.Failed || response.Warnings.Count > 0, "The turn ended as if all were well.");
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("voice")]
    [InlineData("renderer")]
    [InlineData("knowledge")]
    public async Task A_client_can_leave_and_nothing_is_thrown_at_it(string part)
    {
        await using FaultScene scene = CreateScene(part);
        IAsyncEnumerator<AvatarResponseUpdate> updates = scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask("Call")).GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
        await scene.Fault.Struck.WaitAsync(FaultOptions.Part);

        Exception? thrown = await scene.Time.MoveUntilAsync(Record.ExceptionAsync(() => updates.DisposeAsync().AsTask()), FaultOptions.Part);

        Assert.Null(thrown);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    private static FaultScene CreateScene(string part)
    {
        FaultScene scene = null!;
        scene = new FaultScene(
            (made, services) => TrapPart(made, services, part),
            options =>
            {
                if (part == "asset")
                {
                    FaultOptions.StoreSpeech(options);
                }
            },
            profile =>
            {
                if (part == "tool")
                {
                    FaultOptions.AddTool(profile, AIFunctionFactory.Create(WaitAsync, "wait"));
                }
            });
        if (part == "tool")
        {
            scene.Model.When(call => call.LastUserText == "Call" && call.Messages.All(message => message.Role != ChatRole.Tool))
                .RespondWith(new FakeChatResponse().CallTool("wait"));
        }

        return scene;

        async Task<string> WaitAsync(CancellationToken cancellationToken)
        {
            await scene.Fault.WaitWithTrapAsync(cancellationToken);
            return "";
        }
    }

    private static void TrapPart(FaultScene scene, IServiceCollection services, string part)
    {
        switch (part)
        {
            case "model":
                FaultScene.UseModel(services, scene.Fault.Trap<IChatClient>(scene.Model, nameof(IChatClient.GetStreamingResponseAsync)));
                break;
            case "voice":
                services.AddSingleton(scene.Fault.Trap<ISpeechSynthesizer>(scene.Voice, nameof(ISpeechSynthesizer.SynthesizeAsync)));
                break;
            case "renderer":
                services.AddRenderer(scene.Fault.Trap<IAvatarRenderer>(new FakeAvatarRenderer(), nameof(IAvatarRenderer.RenderAsync)));
                break;
            case "router":
                services.AddSingleton(scene.Fault.Trap<IModelRouter>(new FakeModelRouter(), nameof(IModelRouter.RouteAsync)));
                break;
            case "knowledge":
                services.AddSingleton(scene.Fault.Trap<IKnowledgeBase>(new FakeKnowledgeBase(), nameof(IKnowledgeBase.SearchAsync)));
                break;
            case "window":
                services.AddSingleton(scene.Fault.Trap<IConversationStore>(scene.Store, nameof(IConversationStore.GetWindowAsync)));
                break;
            case "start":
                services.AddSingleton(scene.Fault.Trap<IConversationStore>(scene.Store, nameof(IConversationStore.StartTurnAsync)));
                break;
            case "complete":
                services.AddSingleton(scene.Fault.Trap<IConversationStore>(scene.Store, nameof(IConversationStore.CompleteTurnAsync)));
                break;
            case "asset":
                services.AddAssets(scene.Fault.Trap<IAssetStore>(new FakeAssetStore(), nameof(IAssetStore.PutAsync), "PutWithMetadataAsync"));
                break;
        }
    }

    private static async Task AssertNextTurnIsAnsweredAsync(FaultScene scene)
    {
        scene.Fault.IsHealed = true;
        Assert.Equal(TurnOutcome.Completed, (await scene.AskAsync(EngineHost.Ask("And now?"))).Outcome);
    }
}
