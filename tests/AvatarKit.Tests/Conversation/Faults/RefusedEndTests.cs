using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A store that refuses a turn's end, or loses its beginning: the turn does not stay under way for ever.</summary>
public sealed class RefusedEndTests
{
    private static readonly StorageException Full = new("storage.full", "Full.", "fake");
    private static readonly StorageException Down = new("storage.down", "Down.", "fake", isTransient: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_end_that_the_store_refused_is_written_when_it_takes_it_again(bool isTransient)
    {
        await using var scene = new FaultScene();
        bool refuses = true;
        scene.Store.On(ConversationStoreOperation.CompleteTurn).RespondWith(_ => refuses ? throw (isTransient ? Down : Full) : FakeOutcome.Normal);
        AvatarResponse first = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));
        refuses = false;

        AvatarResponse again = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal((TurnOutcome.Failed, isTransient ? Down.Code : Full.Code), (first.Outcome, first.Error?.Code));
        Assert.Equal((null, TurnOutcome.Completed, FaultScene.TwoSentences), (again.Error?.Code, again.Outcome, again.Text));
        ConversationTurn turn = Assert.Single(await StoredAsync(scene));
        Assert.Equal((1, FaultScene.TwoSentences), (turn.Attempt, turn.Result?.Answer));
        Assert.Single(scene.Model.Calls);
    }

    [Fact]
    public async Task An_end_that_the_store_refused_is_written_without_being_asked_for()
    {
        await using var scene = new FaultScene();
        bool refuses = true;
        scene.Store.On(ConversationStoreOperation.CompleteTurn).RespondWith(_ => refuses ? throw Down : FakeOutcome.Normal);
        await scene.AskAsync(EngineHost.Ask(turnId: "t1"));
        refuses = false;

        await scene.Time.MoveUntilAsync(EndedAsync(scene), FaultOptions.Turn);

        Assert.Equal(TurnStatus.Completed, Assert.Single(await StoredAsync(scene)).Status);
    }

    [Fact]
    public async Task A_failure_that_the_store_refused_to_note_is_noted_when_the_turn_is_asked_again()
    {
        await using var scene = new FaultScene();
        bool refuses = true;
        scene.Store.On(ConversationStoreOperation.CompleteTurn).RespondWith(_ => refuses ? throw Full : FakeOutcome.Normal);
        bool fails = true;
        scene.Model.When(_ => fails).FailWith(new ModelException("model.down", "Down.", "fake"));
        AvatarResponse first = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));
        refuses = fails = false;

        AvatarResponse again = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal("model.down", first.Error?.Code);
        Assert.Equal((null, TurnOutcome.Completed), (again.Error?.Code, again.Outcome));
        ConversationTurn turn = Assert.Single(await StoredAsync(scene));
        Assert.Equal((2, TurnStatus.Completed), (turn.Attempt, turn.Status));
    }

    [Fact]
    public async Task Who_asks_again_while_the_store_refuses_hears_of_the_store_and_not_of_a_turn_under_way()
    {
        await using var scene = new FaultScene();
        scene.Store.On(ConversationStoreOperation.CompleteTurn).FailWith(Full);
        await scene.AskAsync(EngineHost.Ask(turnId: "t1"));

        AvatarResponse again = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal((Full.Code, TurnStage.Recall), (again.Error?.Code, again.Error?.Stage));
    }

    [Fact]
    public async Task An_end_that_the_store_never_takes_is_given_up_when_the_turns_time_is_over()
    {
        await using var scene = new FaultScene();
        bool refuses = true;
        scene.Store.On(ConversationStoreOperation.CompleteTurn).RespondWith(_ => refuses ? throw Full : FakeOutcome.Normal);
        await scene.AskAsync(EngineHost.Ask(turnId: "t1"));
        scene.Time.Advance(FaultOptions.Turn + TimeSpan.FromSeconds(1));
        await UntilAsync(() => Task.FromResult(scene.Host.Services.GetRequiredService<OwedEnds>().Count == 0));
        refuses = false;

        AvatarResponse again = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal((null, TurnOutcome.Completed), (again.Error?.Code, again.Outcome));
        Assert.Equal(2, Assert.Single(await StoredAsync(scene)).Attempt);
    }

    [Fact]
    public async Task Another_process_takes_the_turn_over_when_its_time_is_over_and_the_late_end_changes_nothing()
    {
        await using var scene = new FaultScene();
        bool refuses = true;
        scene.Store.On(ConversationStoreOperation.CompleteTurn).RespondWith(_ => refuses ? throw Full : FakeOutcome.Normal);
        await scene.AskAsync(EngineHost.Ask(turnId: "t1"));
        var key = new ConversationKey("c1");
        DateTimeOffset later = scene.Time.GetUtcNow() + FaultOptions.Turn + TimeSpan.FromSeconds(1);
        await scene.Store.StartTurnAsync(
            key, new TurnStart { TurnId = "t1", Message = "Hello", StartedAt = later, TakeOverBefore = later - FaultOptions.Turn }, 0);
        refuses = false;

        AvatarResponse again = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal("turn.in_progress", again.Error?.Code);
        ConversationTurn turn = Assert.Single(await StoredAsync(scene));
        Assert.Equal((2, TurnStatus.Pending), (turn.Attempt, turn.Status));
    }

    [Fact]
    public async Task A_beginning_that_the_store_kept_and_did_not_confirm_is_ended_as_the_turn_was()
    {
        await using var scene = new FaultScene();
        scene.Store.On(ConversationStoreOperation.StartTurn).RespondWith(FakeOutcome.NormalThenFail(Full)).RespondWith(FakeOutcome.Normal);

        AvatarResponse first = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));
        AvatarResponse again = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal(Full.Code, first.Error?.Code);
        Assert.Equal((null, TurnOutcome.Completed), (again.Error?.Code, again.Outcome));
        Assert.Equal(2, Assert.Single(await StoredAsync(scene)).Attempt);
    }

    [Fact]
    public async Task A_beginning_of_which_nothing_was_kept_owes_nothing()
    {
        await using var scene = new FaultScene();
        scene.Store.On(ConversationStoreOperation.StartTurn).FailWith(Full).RespondWith(FakeOutcome.Normal);

        await scene.AskAsync(EngineHost.Ask(turnId: "t1"));
        AvatarResponse again = await scene.AskAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal((null, TurnOutcome.Completed), (again.Error?.Code, again.Outcome));
        Assert.Equal(1, Assert.Single(await StoredAsync(scene)).Attempt);
    }

    private static async Task<List<ConversationTurn>> StoredAsync(FaultScene scene)
        => await scene.Store.ExportAsync(new ConversationKey("c1")).ToListAsync();

    private static async Task<bool> EndedAsync(FaultScene scene)
    {
        await UntilAsync(async () => (await StoredAsync(scene)).TrueForAll(static turn => turn.Status != TurnStatus.Pending));
        return true;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Yield();
        }
    }
}
