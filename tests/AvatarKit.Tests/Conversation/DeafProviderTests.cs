using System.Runtime.CompilerServices;
using AvatarKit.Tests.Resilience;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

/// <summary>Providers that ignore their token: the turn ends in its time all the same.</summary>
public sealed class DeafProviderTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_model_is_given_up_for_its_fallback()
    {
        await using var host = new EngineHost(services: services => services.AddKeyedSingleton<IChatClient>("lite", new DeafModel()), time: time);
        host.Pro.RespondWith("From pro.");

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: Step);

        Assert.Equal((TurnOutcome.Completed, "From pro."), (response.Outcome, response.Text));
    }

    [Fact]
    public async Task A_model_that_falls_silent_in_mid_answer_ends_the_turn()
    {
        await using var host = new EngineHost(
            services: services => services.AddKeyedSingleton<IChatClient>("lite", new DeafModel("Well. ")), time: time);

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: Step);

        Assert.Equal((TurnOutcome.Failed, "model.timeout", TurnStage.Generate), (response.Outcome, response.Error!.Code, response.Error.Stage));
        Assert.Equal(TurnStatus.Failed, Assert.Single(await host.StoredAsync()).Status);
    }

    [Fact]
    public async Task A_model_does_not_hold_an_interruption()
    {
        var deaf = new DeafModel();
        await using var host = new EngineHost(services: services => services.AddKeyedSingleton<IChatClient>("lite", deaf));
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask(), interrupt.Token);
        await deaf.Asked.Task.WaitAsync(Streams.Soon);

        await interrupt.CancelAsync();

        Assert.Equal(TurnOutcome.Interrupted, (await asking.WaitAsync(Streams.Soon)).Outcome);
    }

    [Fact]
    public async Task A_knowledge_base_costs_a_warning()
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<IKnowledgeBase>(new DeafKnowledge()), time: time);

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: Step);

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal("knowledge.timeout", Assert.Single(response.Warnings).Code);
    }

    [Fact]
    public async Task A_router_costs_its_choice_and_not_the_turn()
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<IModelRouter>(new DeafRouter()), time: time);

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: Step);

        Assert.Equal((TurnOutcome.Completed, "route.failed"), (response.Outcome, Assert.Single(response.Warnings).Code));
        Assert.Equal("router", Assert.Single(response.Degradations).What);
    }

    [Theory]
    [InlineData(nameof(IConversationStore.GetWindowAsync), TurnStage.Recall)]
    [InlineData(nameof(IConversationStore.StartTurnAsync), TurnStage.Recall)]
    [InlineData(nameof(IConversationStore.CompleteTurnAsync), TurnStage.Remember)]
    public async Task A_conversation_store_fails_the_turn_with_its_own_error(string method, TurnStage stage)
    {
        IConversationStore deaf = DeafProxy.Over<IConversationStore>(new InMemoryConversationStore(), method);
        await using var host = new EngineHost(services: services => services.AddSingleton(deaf), time: time);

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: Step);

        Assert.Equal((TurnOutcome.Failed, "storage.timeout", stage), (response.Outcome, response.Error!.Code, response.Error.Stage));
    }

    [Fact]
    public async Task An_asset_store_costs_a_warning_and_not_the_answer()
    {
        await using var host = new EngineHost(options => options.Speech.Store = true,
            services => services.AddAssets(DeafProxy.Over<IAssetStore>(new InMemoryAssetStore(), nameof(IAssetStore.PutAsync))), time);

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: Step);

        Assert.Equal((TurnOutcome.Completed, "storage.timeout"), (response.Outcome, Assert.Single(response.Warnings).Code));
    }

    [Fact]
    public async Task A_renderer_costs_the_face_and_not_the_turn()
    {
        await using var host = new EngineHost(services: services => services.AddRenderer(new DeafRenderer()), time: time);

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: TimeSpan.FromSeconds(20));

        Assert.Equal((TurnOutcome.Completed, "render.failed"), (response.Outcome, Assert.Single(response.Warnings).Code));
        Assert.All(response.Segments, segment => Assert.Null(segment.Face));
    }

    [Fact]
    public async Task A_model_that_never_ends_without_a_word_is_given_up()
    {
        await using var host = new EngineHost(services: services => services.AddKeyedSingleton<IChatClient>("lite", new EndlessModel()));
        host.Pro.RespondWith("From pro.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Streams.Soon);

        Assert.Equal("From pro.", response.Text);
    }

    private sealed class DeafModel(params string[] words) : IChatClient
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => new TaskCompletionSource<ChatResponse>().Task;

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            cancellationToken.Register(static () => throw new InvalidOperationException("No process is associated with this object."));
            foreach (string word in words)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, word);
            }

            Asked.TrySetResult();
            await new TaskCompletionSource().Task;
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class EndlessModel : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            while (true)
            {
                await Task.CompletedTask.WaitAsync(cancellationToken);
                yield return new ChatResponseUpdate
                {
                    Contents = [new UsageContent(new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0 })],
                };
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class DeafKnowledge : IKnowledgeBase
    {
        public ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
            => new(new TaskCompletionSource<IReadOnlyList<KnowledgePassage>>().Task);
    }

    private sealed class DeafRouter : IModelRouter
    {
        public ValueTask<ModelRoute> RouteAsync(ModelRoutingContext context, CancellationToken cancellationToken = default)
            => new(new TaskCompletionSource<ModelRoute>().Task);
    }

    private sealed class DeafRenderer : IAvatarRenderer
    {
        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await new TaskCompletionSource().Task;
            yield break;
        }
    }
}
