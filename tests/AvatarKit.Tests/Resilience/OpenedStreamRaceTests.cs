using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience;

/// <summary>What a stream does when its provider, its caller and its clock come together at the worst moment.</summary>
public sealed class OpenedStreamRaceTests
{
    private readonly HookedTime time = new();
    private readonly FakeLogCollector logs = new();

    [Fact]
    public async Task One_that_is_disposed_of_in_mid_step_is_ended_once_the_step_comes_back()
    {
        var until = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        List<string> noted = [];
        OpenedStream<string> opened = await OpenAsync(_ => Streams.Deaf(until.Task, ended.SetResult, "a"), noted.Add);
        Assert.True(await opened.MoveNextAsync());
        Task<bool> next = opened.MoveNextAsync().AsTask();

        await opened.DisposeAsync();

        Assert.False(ended.Task.IsCompleted);
        until.SetResult();
        await ended.Task.WaitAsync(Streams.Soon);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => next.WaitAsync(Streams.Soon));
        Assert.Equal(["a", "late"], noted);
        Assert.Empty(logs.GetSnapshot());
    }

    [Fact]
    public async Task One_that_is_disposed_of_in_mid_step_and_never_comes_back_is_told_of()
    {
        OpenedStream<string> opened = await OpenAsync(_ => Streams.Deaf(new TaskCompletionSource().Task, static () => { }, "a"));
        Assert.True(await opened.MoveNextAsync());
        Task<bool> next = opened.MoveNextAsync().AsTask();

        await opened.DisposeAsync();
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(63, Assert.Single(logs.GetSnapshot()).Id.Id);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => next.WaitAsync(Streams.Soon));
    }

    [Fact]
    public async Task A_provider_that_heeds_its_token_at_once_is_never_said_not_to()
    {
        var until = new TaskCompletionSource();
        using var caller = new CancellationTokenSource();
        OpenedStream<string> opened =
            await OpenAsync(_ => Streams.Deaf(until.Task, static () => { }, "a"), cancellationToken: caller.Token);
        Assert.True(await opened.MoveNextAsync());
        Task<bool> next = opened.MoveNextAsync().AsTask();
        time.OnCreateTimer = until.SetResult;

        // On a thread of the pool what awaits the provider runs inside SetResult: all of its end lies before what comes after.
        await Task.Run(caller.Cancel);

        Assert.True(until.Task.IsCompleted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(Streams.Soon));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(logs.GetSnapshot());
    }

    [Fact]
    public async Task A_timer_left_from_an_earlier_step_does_not_end_the_next_one()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        OpenedStream<string> opened = await OpenAsync(
            _ => TwoStepsAsync(first.Task, second.Task), limits: new StreamLimits { BetweenItems = TimeSpan.FromSeconds(5) });
        Assert.True(await opened.MoveNextAsync());
        Task<bool> next = opened.MoveNextAsync().AsTask();
        first.SetResult();
        Assert.True(await next.WaitAsync(Streams.Soon));
        time.Advance(TimeSpan.FromSeconds(4.9));

        time.OnFrequency = () => time.Advance(TimeSpan.FromSeconds(0.2));
        next = opened.MoveNextAsync().AsTask();

        Assert.Null(time.OnFrequency);
        second.SetResult();
        Assert.True(await next.WaitAsync(Streams.Soon));
        Assert.Equal("c", opened.Current);
        await opened.DisposeAsync();
    }

    [Fact]
    public async Task A_timer_that_is_about_to_end_a_step_does_not_end_the_next_one()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        OpenedStream<string> opened = await OpenAsync(
            _ => TwoStepsAsync(first.Task, second.Task), limits: new StreamLimits { BetweenItems = TimeSpan.FromSeconds(5) });
        Assert.True(await opened.MoveNextAsync());
        Task<bool> one = opened.MoveNextAsync().AsTask();
        Task<bool>? other = null;
        time.OnTimestamp = () =>
        {
            first.SetResult();
            other = opened.MoveNextAsync().AsTask();
        };

        // The timer has seen that the first step is late when that one ends.
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.True(await one.WaitAsync(Streams.Soon));
        second.SetResult();
        Assert.True(await other!.WaitAsync(Streams.Soon));
        Assert.Equal("c", opened.Current);
        await opened.DisposeAsync();
    }

    [Fact]
    public async Task A_provider_that_waits_for_its_caller_is_not_late()
    {
        long? since = null;
        var never = new TaskCompletionSource();
        Task<OpenedStream<string>> opening = OpenAsync(
            _ => Streams.Deaf(never.Task, static () => { }),
            limits: new StreamLimits { FirstContent = TimeSpan.FromSeconds(5), AtWorkSince = () => since }).AsTask();

        for (int i = 0; i < 10; i++)
        {
            time.Advance(TimeSpan.FromSeconds(3));
        }

        // Two seconds after the clock was last looked at.
        time.Advance(TimeSpan.FromSeconds(2));
        since = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(opening.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ProviderLimit.FirstContent, (await Assert.ThrowsAsync<ProviderLimitException>(() => opening.WaitAsync(Streams.Soon))).Limit);
    }

    private static async IAsyncEnumerable<string> TwoStepsAsync(Task first, Task second)
    {
        yield return "a";
        await first;
        yield return "b";
        await second;
        yield return "c";
    }

    private ValueTask<OpenedStream<string>> OpenAsync(
        Func<CancellationToken, IAsyncEnumerable<string>> open,
        Action<string>? note = null,
        StreamLimits? limits = null,
        CancellationToken cancellationToken = default)
        => OpenedStream<string>.OpenAsync(
            open,
            static item => item.Length > 0,
            limits ?? new StreamLimits(),
            new ProviderScope(new ProviderKey(ProviderKind.Model, "test"), time, new FakeLogger(logs)),
            note,
            cancellationToken);

    /// <summary>A clock that lets something happen, once, in the midst of what looks at it.</summary>
    private sealed class HookedTime : FakeTimeProvider
    {
        private Action? onCreateTimer;
        private Action? onFrequency;
        private Action? onTimestamp;

        public Action? OnCreateTimer
        {
            set => onCreateTimer = value;
        }

        public Action? OnFrequency
        {
            get => onFrequency;
            set => onFrequency = value;
        }

        public Action? OnTimestamp
        {
            set => onTimestamp = value;
        }

        public override long GetTimestamp()
        {
            Interlocked.Exchange(ref onTimestamp, null)?.Invoke();
            return base.GetTimestamp();
        }

        public override long TimestampFrequency
        {
            get
            {
                Interlocked.Exchange(ref onFrequency, null)?.Invoke();
                return base.TimestampFrequency;
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Exchange(ref onCreateTimer, null)?.Invoke();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
