using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Turns;

public sealed class TurnTokensTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void The_time_of_a_turn_does_not_run_while_it_waits_for_its_client()
    {
        using TurnTokens tokens = Create(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(6));
        tokens.BeginWait();
        time.Advance(TimeSpan.FromSeconds(9));
        tokens.EndWait();

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.False(tokens.Stopped.IsCancellationRequested);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(tokens.IsTimedOut);
    }

    [Fact]
    public void A_client_that_takes_nothing_for_as_long_as_a_turn_may_take_has_gone()
    {
        using TurnTokens tokens = Create(TimeSpan.FromSeconds(10));
        tokens.BeginWait();

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.True(tokens.IsTimedOut);
    }

    [Fact]
    public void Two_that_wait_for_the_client_at_once_are_one_wait()
    {
        using TurnTokens tokens = Create(TimeSpan.FromSeconds(10));
        tokens.BeginWait();
        tokens.BeginWait();
        time.Advance(TimeSpan.FromSeconds(9));
        tokens.EndWait();
        tokens.EndWait();

        time.Advance(TimeSpan.FromSeconds(9));

        Assert.False(tokens.IsTimedOut);
    }

    private TurnTokens Create(TimeSpan limit) => new(limit, time, NullLogger.Instance, default, default);
}
