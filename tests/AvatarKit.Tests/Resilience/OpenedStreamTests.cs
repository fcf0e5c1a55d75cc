using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience;

public sealed class OpenedStreamTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task It_is_open_once_content_has_come_and_gives_everything_from_the_first_item_on()
    {
        await using OpenedStream<string> opened = await Streams.OpenAsync(token => Streams.Of(token, "", "", "a", "b"));

        Assert.Equal(["", "", "a"], opened.Head);
        Assert.False(opened.IsEmpty);
        Assert.Equal(["", "", "a", "b"], await Streams.ReadAsync(opened));
        Assert.False(await opened.MoveNextAsync());
    }

    [Fact]
    public async Task One_that_ends_without_content_is_empty()
    {
        await using OpenedStream<string> opened = await Streams.OpenAsync(token => Streams.Of(token, "", ""));

        Assert.True(opened.IsEmpty);
        Assert.Equal(["", ""], await Streams.ReadAsync(opened));
    }

    [Fact]
    public async Task One_that_sends_no_content_in_time_is_given_up_also_when_it_ignores_its_token()
    {
        var never = new TaskCompletionSource();
        CancellationToken given = default;
        Task<OpenedStream<string>> opening = Streams.OpenAsync(
            token => Streams.Deaf(never.Task, static () => { }, ((given = token) == default) ? [] : [""]),
            new StreamLimits { FirstContent = TimeSpan.FromSeconds(15), BetweenItems = TimeSpan.FromSeconds(1) },
            time).AsTask();

        time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(opening.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(ProviderLimit.FirstContent, (await LimitAsync(opening)).Limit);
        Assert.True(given.IsCancellationRequested);
    }

    [Fact]
    public async Task The_next_item_and_the_whole_have_bounds_of_their_own()
    {
        var never = new TaskCompletionSource();
        OpenedStream<string> pausing = await Streams.OpenAsync(
            _ => Streams.Deaf(never.Task, static () => { }, "a"),
            new StreamLimits { FirstContent = TimeSpan.FromSeconds(1), BetweenItems = TimeSpan.FromSeconds(30) }, time);
        Assert.True(await pausing.MoveNextAsync());
        Task<bool> next = pausing.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(ProviderLimit.BetweenItems, (await LimitAsync(next)).Limit);

        OpenedStream<string> slow = await Streams.OpenAsync(
            _ => Streams.Deaf(never.Task, static () => { }, "a"),
            new StreamLimits { BetweenItems = TimeSpan.FromSeconds(30), Whole = TimeSpan.FromSeconds(20) }, time);
        Assert.True(await slow.MoveNextAsync());
        next = slow.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(ProviderLimit.Whole, (await LimitAsync(next)).Limit);
    }

    [Fact]
    public async Task The_readers_own_time_does_not_count()
    {
        var second = new TaskCompletionSource();
        OpenedStream<string> opened = await Streams.OpenAsync(
            _ => Streams.Deaf(second.Task, static () => { }, "a"),
            new StreamLimits { BetweenItems = TimeSpan.FromSeconds(5), Whole = TimeSpan.FromSeconds(5) }, time);
        Assert.True(await opened.MoveNextAsync());

        time.Advance(TimeSpan.FromHours(1));
        Task<bool> next = opened.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(4));
        second.SetResult();

        Assert.True(await next.WaitAsync(Streams.Soon));
        Assert.Equal("late", opened.Current);
    }

    [Theory]
    [InlineData("", ProviderLimit.EmptyItems)]
    [InlineData("word", ProviderLimit.Items)]
    public async Task One_that_never_ends_is_given_up(string item, object limit)
    {
        var limits = new StreamLimits { MaxItems = 500, MaxEmptyItems = 300 };
        int noted = 0;

        ProviderLimitException error = await Assert.ThrowsAsync<ProviderLimitException>(async () =>
        {
            await using OpenedStream<string> opened = await Streams.OpenAsync(_ => Streams.Endless(item), limits, note: _ => noted++);
            await Streams.ReadAsync(opened);
        });

        Assert.Equal(limit, error.Limit);
        Assert.False(error.IsTimeout);
        Assert.InRange(noted, 300, 501);
    }

    [Fact]
    public async Task A_cancelled_caller_goes_on_at_once_and_what_comes_late_is_noted_and_ended()
    {
        var until = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        List<string> noted = [];
        using var caller = new CancellationTokenSource();
        OpenedStream<string> opened = await Streams.OpenAsync(
            _ => Streams.Deaf(until.Task, ended.SetResult, "a"), note: noted.Add, cancellationToken: caller.Token);
        Assert.True(await opened.MoveNextAsync());
        Task<bool> next = opened.MoveNextAsync().AsTask();

        await caller.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(Streams.Soon));
        Assert.Equal(caller.Token, error.CancellationToken);
        await opened.DisposeAsync().AsTask().WaitAsync(Streams.Soon);
        Assert.False(ended.Task.IsCompleted);

        until.SetResult();
        await ended.Task.WaitAsync(Streams.Soon);
        Assert.Equal(["a", "late"], noted);
    }

    [Fact]
    public async Task What_hangs_on_the_token_may_throw_and_block_without_hurting_the_caller()
    {
        using var caller = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        using var block = new ManualResetEventSlim();
        var never = new TaskCompletionSource();
        OpenedStream<string> opened = await Streams.OpenAsync(
            token =>
            {
                token.Register(() =>
                {
                    entered.SetResult();
                    block.Wait();
                    throw new InvalidOperationException("No process is associated with this object.");
                });
                return Streams.Deaf(never.Task, static () => { }, "a");
            },
            cancellationToken: caller.Token);
        Assert.True(await opened.MoveNextAsync());
        Task<bool> next = opened.MoveNextAsync().AsTask();

        caller.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(Streams.Soon));
        await opened.DisposeAsync();
        await entered.Task.WaitAsync(Streams.Soon);
        block.Set();
    }

    [Fact]
    public async Task What_a_bound_cancels_may_throw_on_its_token_without_ending_the_process()
    {
        var entered = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        Task<OpenedStream<string>> opening = Streams.OpenAsync(
            token =>
            {
                token.Register(() =>
                {
                    entered.SetResult();
                    throw new InvalidOperationException("No process is associated with this object.");
                });
                return Streams.Deaf(never.Task, static () => { });
            },
            new StreamLimits { FirstContent = TimeSpan.FromSeconds(1) },
            time).AsTask();

        time.Advance(TimeSpan.FromSeconds(2));

        await LimitAsync(opening);
        await entered.Task.WaitAsync(Streams.Soon);
    }

    [Fact]
    public async Task A_failure_of_a_cancelled_provider_is_cancellation_and_a_cancellation_of_its_own_is_not()
    {
        using var caller = new CancellationTokenSource();
        Task<OpenedStream<string>> opening = Streams.OpenAsync(token => FailsWhenCancelled(token), cancellationToken: caller.Token).AsTask();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.WaitAsync(Streams.Soon));

        ProviderLimitException own = await LimitAsync(Streams.OpenAsync(_ => CancelsItself()).AsTask());
        Assert.Equal((ProviderLimit.OwnTimeout, true), (own.Limit, own.IsTimeout));

        static async IAsyncEnumerable<string> FailsWhenCancelled([EnumeratorCancellation] CancellationToken token)
        {
            var gone = new TaskCompletionSource();
            token.Register(gone.SetResult);
            await gone.Task;
            throw new IOException("The connection was closed.");
#pragma warning disable CS0162
            yield return "";
#pragma warning restore CS0162
        }

        static async IAsyncEnumerable<string> CancelsItself()
        {
            await Task.Yield();
            throw new TaskCanceledException("The request was canceled due to the configured timeout.");
#pragma warning disable CS0162
            yield return "";
#pragma warning restore CS0162
        }
    }

    [Fact]
    public async Task An_end_that_throws_or_hangs_does_not_reach_the_reader()
    {
        OpenedStream<string> throwing = await Streams.OpenAsync(
            _ => Streams.Deaf(Task.CompletedTask, static () => throw new InvalidOperationException(), "a"));
        await throwing.DisposeAsync();

        var hanging = new HangingEnd();
        OpenedStream<string> opened = await Streams.OpenAsync(_ => hanging, new StreamLimits { Disposal = TimeSpan.FromSeconds(5) }, time);
        Task ending = opened.DisposeAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(ending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        await ending.WaitAsync(Streams.Soon);
    }

    [Fact]
    public async Task No_task_of_a_provider_that_was_left_behind_goes_unobserved()
    {
        int unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, args) =>
        {
            if (args.Exception.ToString().Contains("left behind 7", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref unobserved);
            }
        };
        TaskScheduler.UnobservedTaskException += count;
        try
        {
            await LeaveFailuresBehindAsync();
            for (int i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= count;
        }

        Assert.Equal(0, unobserved);
    }

    private static async Task LeaveFailuresBehindAsync()
    {
        for (int i = 0; i < 20; i++)
        {
            var until = new TaskCompletionSource();
            var ended = new TaskCompletionSource();
            using var caller = new CancellationTokenSource();
            OpenedStream<string> opened =
                await Streams.OpenAsync(_ => Streams.Deaf(until.Task, ended.SetResult, "a"), cancellationToken: caller.Token);
            await opened.MoveNextAsync();
            Task<bool> next = opened.MoveNextAsync().AsTask();
            await caller.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
            await opened.DisposeAsync();
            until.SetException(new InvalidOperationException("left behind 7"));
            await ended.Task.WaitAsync(Streams.Soon);
        }
    }

    private static Task<ProviderLimitException> LimitAsync(Task task)
        => Assert.ThrowsAsync<ProviderLimitException>(() => task.WaitAsync(Streams.Soon));

    private sealed class HangingEnd : IAsyncEnumerable<string>, IAsyncEnumerator<string>
    {
        public string Current => "a";

        public IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => new(true);

        public ValueTask DisposeAsync() => new(new TaskCompletionSource().Task);
    }
}
