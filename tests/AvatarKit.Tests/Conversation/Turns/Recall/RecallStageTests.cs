using AvatarKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Turns.Recall;

/// <summary>What a turn does while other nodes add to its conversation.</summary>
public sealed class RecallStageTests
{
    private const int MaxConflicts = 32;

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private static readonly ConversationConflictException Conflict = new("Moved on.", 0, 1);

    [Fact]
    public async Task A_turn_that_others_are_quicker_than_as_often_as_may_be_begins_all_the_same()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        FailStarts(host, MaxConflicts);

        AvatarResponse response = await AskAsync(host, time, "Hello");

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
    }

    [Fact]
    public async Task A_turn_that_others_are_always_quicker_than_is_refused_with_a_conflict_and_leaves_its_place_to_the_next()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        FailStarts(host, MaxConflicts + 1);

        AvatarResponse response = await AskAsync(host, time, "Hello");

        Assert.Equal(("conversation.conflict", TurnStage.Recall, true), (response.Error!.Code, response.Error.Stage, response.Error.IsTransient));
        Assert.Equal(TimeSpan.FromSeconds(1), response.Error.RetryAfter);
        Assert.Same(Conflict, Assert.IsType<TurnRefusedException>(response.Error.Exception).InnerException);

        // It is refused, not failed: nothing was asked, said or kept.
        Assert.Empty(response.Segments);
        Assert.Empty(host.Lite.Calls);
        Assert.Empty(await host.StoredAsync());
        Assert.Equal(TurnOutcome.Completed, (await AskAsync(host, time, "And now?")).Outcome);
    }

    private static void FailStarts(EngineHost host, int times)
    {
        var starts = host.Store.On(ConversationStoreOperation.StartTurn);
        for (int i = 0; i < times; i++)
        {
            starts.FailWith(Conflict);
        }

        starts.RespondWith(FakeOutcome.Normal);
    }

    private static Task<AvatarResponse> AskAsync(EngineHost host, FakeTimeProvider time, string message)
        => time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask(message)), Guard);
}
