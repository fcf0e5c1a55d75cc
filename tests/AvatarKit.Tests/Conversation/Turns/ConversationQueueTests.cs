namespace AvatarKit.Tests.Conversation.Turns;

public sealed class ConversationQueueTests
{
    private static readonly ConversationKey Key = new("c");

    private readonly ConversationQueue queue = new();

    [Fact]
    public async Task Turns_of_a_conversation_begin_one_after_the_other_in_the_order_in_which_they_came()
    {
        QueuedTurn[] turns = [.. Enumerable.Range(0, 4).Select(_ => queue.Enter(Key, 8))];
        Task[] waits = [.. turns.Select(turn => turn.WaitAsync(default))];

        for (int i = 0; i < turns.Length; i++)
        {
            await waits[i].WaitAsync(TimeSpan.FromSeconds(30));
            Assert.All(waits.Skip(i + 1), wait => Assert.False(wait.IsCompleted));
            turns[i].Dispose();
        }
    }

    [Fact]
    public async Task Another_conversation_does_not_wait()
    {
        using QueuedTurn one = queue.Enter(Key, 8);
        using QueuedTurn other = queue.Enter(Key with { UserId = "other" }, 8);

        await other.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task One_that_leaves_lets_those_behind_it_go_on()
    {
        QueuedTurn first = queue.Enter(Key, 8);
        QueuedTurn second = queue.Enter(Key, 8);
        QueuedTurn third = queue.Enter(Key, 8);
        using var cancel = new CancellationTokenSource();
        Task waiting = second.WaitAsync(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        second.Dispose();
        first.Dispose();

        await third.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task More_than_may_wait_are_refused_with_the_setting()
    {
        using QueuedTurn running = queue.Enter(Key, 1);
        using QueuedTurn waiting = queue.Enter(Key, 1);
        QueuedTurn refused = queue.Enter(Key, 1);

        TurnRefusedException refusal = await Assert.ThrowsAsync<TurnRefusedException>(() => refused.WaitAsync(default));

        Assert.Equal("conversation.busy", refusal.Code);
        Assert.StartsWith("1 turns of this conversation wait already", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("MaxQueuedTurns", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((true, TimeSpan.FromSeconds(1)), (refusal.IsTransient, refusal.RetryAfter));
        refused.Dispose();
        running.Dispose();
        await waiting.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Leaving_twice_lets_only_one_go_on()
    {
        QueuedTurn first = queue.Enter(Key, 8);
        using QueuedTurn second = queue.Enter(Key, 8);
        using QueuedTurn third = queue.Enter(Key, 8);

        first.Dispose();
        first.Dispose();

        await second.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(third.WaitAsync(default).IsCompleted);
    }
}
