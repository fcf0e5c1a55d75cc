using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience;

public sealed class SafeCancellationTests
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeLogger log = new();

    [Fact]
    public async Task A_callback_that_throws_is_logged_and_reaches_neither_the_timer_nor_the_caller()
    {
        using var caller = new CancellationTokenSource();
        using SafeCancellation byTimer = SafeCancellation.After(TimeSpan.FromSeconds(1), time, log);
        using var byCaller = new SafeCancellation(time, log, caller.Token);
        using var byHand = new SafeCancellation(time, log);
        foreach (SafeCancellation one in (SafeCancellation[])[byTimer, byCaller, byHand])
        {
            one.Token.Register(static () => throw new InvalidOperationException("secret"));
        }

        time.Advance(TimeSpan.FromSeconds(2));
        caller.Cancel();
        byHand.Cancel();

        Assert.True(byTimer.IsTimedOut);
        Assert.False(byCaller.IsTimedOut);
        Assert.All([byTimer, byCaller, byHand], one => Assert.True(one.IsCancellationRequested));
        await Streams.UntilAsync(() => log.Collector.Count == 3);
        Assert.All(log.Collector.GetSnapshot(), record =>
        {
            Assert.Equal(66, record.Id.Id);
            Assert.DoesNotContain("secret", record.Message + record.Exception, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Its_moment_can_be_moved_and_disposing_takes_it_away()
    {
        using SafeCancellation moved = SafeCancellation.After(TimeSpan.FromSeconds(1), time);
        moved.CancelAfter(TimeSpan.FromSeconds(10));
        SafeCancellation gone = SafeCancellation.After(TimeSpan.FromSeconds(1), time);
        gone.Dispose();

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(moved.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(moved.IsCancellationRequested);
        Assert.False(gone.IsCancellationRequested);
        gone.Cancel();
        Assert.True(gone.IsCancellationRequested);
    }

    [Fact]
    public void Either_of_two_callers_cancels_it()
    {
        using var one = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        using var both = new SafeCancellation(time, logger: null, one.Token, other.Token);

        other.Cancel();

        Assert.True(both.IsCancellationRequested);
    }
}
