using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A store that does what it should and loses its reply: the turn's ending tells what is stored.</summary>
public sealed class UncertainStoreTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_is_stored_is_completed_also_when_the_stores_reply_is_lost(bool isTransient)
    {
        await using var scene = new FaultScene();
        scene.Store.On(ConversationStoreOperation.CompleteTurn)
            .RespondWith(FakeOutcome.NormalThenFail(new StorageException("storage.lost", "Lost.", "fake", isTransient)));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal(TurnStatus.Completed, (await StoredAsync(scene)).Status);
        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
    }

    [Fact]
    public async Task A_turn_that_is_stored_is_completed_also_when_the_store_throws_what_is_not_its_own()
    {
        await using var scene = new FaultScene();
        scene.Store.On(ConversationStoreOperation.CompleteTurn).RespondWith(FakeOutcome.NormalThenFail(new IOException("The line dropped.")));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Completed, TurnStatus.Completed), (response.Outcome, (await StoredAsync(scene)).Status));
    }

    [Fact]
    public async Task An_interrupted_turn_that_is_stored_is_interrupted_also_when_the_stores_reply_is_lost()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. ").After(new TaskCompletionSource().Task));
        scene.Store.On(ConversationStoreOperation.CompleteTurn)
            .RespondWith(FakeOutcome.NormalThenFail(new StorageException("storage.lost", "Lost.", "fake")));
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = scene.AskAsync(cancellationToken: interrupt.Token);
        await scene.Voice.WaitForCallsAsync().WaitAsync(FaultOptions.Part);
        await interrupt.CancelAsync();

        AvatarResponse response = await asking;

        Assert.Equal((TurnOutcome.Interrupted, TurnStatus.Interrupted), (response.Outcome, (await StoredAsync(scene)).Status));
    }

    [Fact]
    public async Task A_turn_that_is_not_stored_is_failed()
    {
        await using var scene = new FaultScene();
        scene.Store.On(ConversationStoreOperation.CompleteTurn).FailWith(new StorageException("storage.full", "Full.", "fake"));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Failed, "storage.full", TurnStage.Remember), (response.Outcome, response.Error?.Code, response.Error?.Stage));
        Assert.NotEqual(TurnStatus.Completed, (await StoredAsync(scene)).Status);
    }

    [Fact]
    public async Task A_store_that_cannot_even_be_looked_at_fails_the_turn_with_the_first_failure()
    {
        await using var scene = new FaultScene();
        bool isDown = false;
        scene.Store.When(_ => isDown).FailWith(new StorageException("storage.down", "Down.", "fake"));
        scene.Store.On(ConversationStoreOperation.CompleteTurn).RespondWith(_ =>
        {
            isDown = true;
            throw new StorageException("storage.lost", "Lost.", "fake");
        });

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Failed, TurnStage.Remember), (response.Outcome, response.Error?.Stage));
        Assert.StartsWith("storage.", response.Error!.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_stored_is_answered_also_when_the_stores_reply_is_lost_once()
    {
        await using var scene = new FaultScene(configure: options => FaultOptions.SetStoreRetries(options, 2));
        scene.Store.On(ConversationStoreOperation.StartTurn)
            .RespondWith(FakeOutcome.NormalThenFail(new StorageException("storage.lost", "Lost.", "fake", isTransient: true)))
            .RespondWith(FakeOutcome.Normal);
        Task<AvatarResponse> asking = scene.AskAsync();

        AvatarResponse response = await scene.Time.MoveUntilAsync(asking, FaultOptions.Bound);

        Assert.Equal((null, TurnOutcome.Completed), (response.Error?.Code, response.Outcome));
        Assert.Equal(TurnStatus.Completed, (await StoredAsync(scene)).Status);
    }

    private static async Task<ConversationTurn> StoredAsync(FaultScene scene)
    {
        List<ConversationTurn> turns = [];
        await foreach (ConversationTurn turn in scene.Store.ExportAsync(new ConversationKey("c1")))
        {
            turns.Add(turn);
        }

        return Assert.Single(turns);
    }
}
