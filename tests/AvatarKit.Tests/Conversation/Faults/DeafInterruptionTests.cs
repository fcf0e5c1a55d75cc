using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Neither an interruption nor the end of a stream waits for a provider that ignores its token.</summary>
public sealed class DeafInterruptionTests
{
    [Theory]
    [InlineData("model", true)]
    [InlineData("model", false)]
    [InlineData("voice", true)]
    [InlineData("voice", false)]
    [InlineData("renderer", true)]
    [InlineData("renderer", false)]
    public async Task A_stream_whose_disposal_does_not_end_or_throws_costs_nothing(string part, bool throws)
    {
        var fault = new StreamFault { DisposalThrows = throws, DisposalNeverEnds = !throws };
        await using var scene = new FaultScene((scene, services) => BreakPart(scene, services, part, fault));

        AvatarResponse response = await scene.AskThroughFaultAsync();

        AssertWhole(response);
        Assert.All(response.Segments, segment => Assert.False(segment.IsSilent));
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData("model before its first token")]
    [InlineData("model")]
    [InlineData("voice")]
    [InlineData("renderer")]
    [InlineData("router")]
    [InlineData("knowledge")]
    [InlineData("window")]
    public async Task An_interruption_ends_a_turn_that_waits_for_someone_deaf(string part)
    {
        await using var scene = new FaultScene((scene, services) => BreakPart(scene, services, part, new StreamFault { StopsAfter = 1 }));
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = scene.Host.Engine.GetResponseAsync(EngineHost.Ask(), interrupt.Token);
        await scene.Fault.Struck.WaitAsync(FaultOptions.Part);

        await interrupt.CancelAsync();

        AvatarResponse response = await scene.Time.MoveUntilAsync(asking, FaultOptions.Part + FaultOptions.Part);
        Assert.Equal(TurnOutcome.Interrupted, response.Outcome);
        await AssertNextTurnIsAnsweredAsync(scene);
    }

    [Theory]
    [InlineData("model before its first token")]
    [InlineData("model")]
    [InlineData("voice")]
    [InlineData("renderer")]
    [InlineData("knowledge")]
    public async Task A_client_that_leaves_need_not_wait_for_someone_deaf(string part)
    {
        await using var scene = new FaultScene((scene, services) => BreakPart(scene, services, part, new StreamFault { StopsAfter = 1 }));
        IAsyncEnumerator<AvatarResponseUpdate> updates = scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask()).GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
        await scene.Fault.Struck.WaitAsync(FaultOptions.Part);

        await scene.Time.MoveUntilAsync(LeaveAsync(), FaultOptions.Part + FaultOptions.Part);

        Assert.Equal(TurnStatus.Interrupted, Assert.Single(await StoredAsync(scene)).Status);

        async Task<bool> LeaveAsync()
        {
            await updates.DisposeAsync();
            return true;
        }
    }

    [Fact]
    public async Task What_a_renderer_does_when_it_hears_of_an_interruption_does_not_hold_the_turn()
    {
        var renderer = new BlockingRenderer();
        await using var scene = new FaultScene((_, services) => services.AddRenderer(renderer).AddAssets(new FakeAssetStore()));
        using var interrupt = new CancellationTokenSource();
        AvatarRequest request = EngineHost.Ask(outputs: AvatarOutputs.Video);
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. And").After(new TaskCompletionSource().Task));
        Task<AvatarResponse> asking = scene.Host.Engine.GetResponseAsync(request, interrupt.Token);
        await renderer.Drawn.Task.WaitAsync(FaultOptions.Part);

        await interrupt.CancelAsync();

        try
        {
            Assert.Equal(TurnOutcome.Interrupted, (await asking.WaitAsync(FaultOptions.Part)).Outcome);
            await renderer.Heard.Task.WaitAsync(FaultOptions.Part);
        }
        finally
        {
            renderer.Block.Set();
        }
    }

    private static void BreakPart(FaultScene scene, IServiceCollection services, string part, StreamFault fault)
    {
        switch (part)
        {
            case "model before its first token":
                FaultScene.UseModel(services, scene.Fault.Deafen<IChatClient>(scene.Model, nameof(IChatClient.GetStreamingResponseAsync)));
                break;
            case "model":
                FaultScene.UseModel(services, scene.Fault.Break<IChatClient>(scene.Model, fault));
                break;
            case "voice":
                services.AddSingleton(scene.Fault.Break<ISpeechSynthesizer>(scene.Voice, fault));
                break;
            case "renderer":
                services.AddRenderer(scene.Fault.Break<IAvatarRenderer>(new FakeAvatarRenderer(), fault));
                break;
            case "router":
                services.AddSingleton(scene.Fault.Deafen<IModelRouter>(new FakeModelRouter(), nameof(IModelRouter.RouteAsync)));
                break;
            case "knowledge":
                services.AddSingleton(scene.Fault.Deafen<IKnowledgeBase>(new FakeKnowledgeBase(), nameof(IKnowledgeBase.SearchAsync)));
                break;
            default:
                services.AddSingleton(scene.Fault.Deafen<IConversationStore>(scene.Store, nameof(IConversationStore.GetWindowAsync)));
                break;
        }
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

    private sealed class BlockingRenderer : IAvatarRenderer
    {
        public TaskCompletionSource Drawn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Block { get; } = new();

        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            options.Interruption.Register(() =>
            {
                Heard.TrySetResult();
                Block.Wait(CancellationToken.None);
            });
            await foreach (AvatarRendering made in new FakeAvatarRenderer().RenderAsync(segments, options, cancellationToken))
            {
                yield return made;
                Drawn.TrySetResult();
            }
        }
    }
}
