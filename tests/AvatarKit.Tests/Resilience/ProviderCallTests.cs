using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience;

public sealed class ProviderCallTests
{
    private readonly FakeTimeProvider time = new();

    private ProviderScope Scope => new(new ProviderKey(ProviderKind.Knowledge, "test"), time);

    [Fact]
    public async Task A_call_that_answers_gives_its_answer_and_its_own_failure()
    {
        Assert.Equal(5, await ProviderCall.RunAsync(_ => new ValueTask<int>(5), TimeSpan.FromSeconds(1), Scope, CancellationToken.None));
        await Assert.ThrowsAsync<IOException>(async () => await ProviderCall.RunAsync<int>(
            async _ =>
            {
                await Task.Yield();
                throw new IOException();
            },
            TimeSpan.FromSeconds(1),
            Scope,
            CancellationToken.None));
    }

    [Fact]
    public async Task A_deaf_call_is_let_go_of_when_its_time_is_over()
    {
        Task<int> call = ProviderCall.RunAsync(
            _ => new ValueTask<int>(new TaskCompletionSource<int>().Task), TimeSpan.FromSeconds(10), Scope, CancellationToken.None).AsTask();

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        ProviderLimitException error = await Assert.ThrowsAsync<ProviderLimitException>(() => call.WaitAsync(Streams.Soon));
        Assert.Equal(ProviderLimit.Call, error.Limit);
    }

    [Fact]
    public async Task A_deaf_call_is_let_go_of_when_its_caller_leaves()
    {
        using var caller = new CancellationTokenSource();
        Task<int> call = ProviderCall.RunAsync(
            _ => new ValueTask<int>(new TaskCompletionSource<int>().Task), Timeout.InfiniteTimeSpan, Scope, caller.Token).AsTask();

        await caller.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Streams.Soon));
        Assert.Equal(caller.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_call_whose_token_throws_when_cancelled_is_let_go_of_like_any_other()
    {
        var entered = new TaskCompletionSource();
        Task<int> call = ProviderCall.RunAsync(
            token =>
            {
                token.Register(() =>
                {
                    entered.SetResult();
                    throw new InvalidOperationException("No process is associated with this object.");
                });
                return new ValueTask<int>(new TaskCompletionSource<int>().Task);
            },
            TimeSpan.FromSeconds(1),
            Scope,
            CancellationToken.None).AsTask();

        time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<ProviderLimitException>(() => call.WaitAsync(Streams.Soon));
        await entered.Task.WaitAsync(Streams.Soon);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_callback_that_blocks_on_the_token_holds_nobody(bool isLate)
    {
        using var caller = new CancellationTokenSource();
        using var gate = new ManualResetEventSlim();
        CancellationToken given = default;
        Task<int> call = ProviderCall.RunAsync(
            token =>
            {
                given = token;
                return new ValueTask<int>(new TaskCompletionSource<int>().Task);
            },
            TimeSpan.FromSeconds(1),
            Scope,
            caller.Token).AsTask();

        // What is registered last is called first.
        await using CancellationTokenRegistration blocking = given.Register(gate.Wait);
        if (isLate)
        {
            time.Advance(TimeSpan.FromSeconds(2));
        }
        else
        {
            await caller.CancelAsync();
        }

        Task ended = await Task.WhenAny(call, Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System));
        gate.Set();

        Assert.Same(call, ended);
        Exception? thrown = await Record.ExceptionAsync(() => call);
        Assert.IsType(isLate ? typeof(ProviderLimitException) : typeof(OperationCanceledException), thrown);
    }

    [Fact]
    public async Task A_call_that_cancels_itself_ran_into_a_timeout_of_its_own()
    {
        ProviderLimitException error = await Assert.ThrowsAsync<ProviderLimitException>(async () => await ProviderCall.RunAsync<int>(
            _ => throw new TaskCanceledException(), TimeSpan.FromSeconds(1), Scope, CancellationToken.None));

        Assert.Equal(ProviderLimit.OwnTimeout, error.Limit);
    }
}
