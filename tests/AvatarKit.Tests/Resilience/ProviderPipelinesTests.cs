using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;

namespace AvatarKit.Tests.Resilience;

public sealed class ProviderPipelinesTests
{
    private static readonly ProviderKey Key = new(ProviderKind.Model, "openai", "lite");
    private static readonly ProviderPolicy Policy = new() { Breaker = new BreakerPolicy(8, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(15)) };

    private readonly FakeTimeProvider time = new();
    private readonly FakeLogger<ProviderPipelines> log = new();
    private readonly ProviderCalls calls;
    private int asked;

    public ProviderPipelinesTests() => calls = new ProviderCalls(new ProviderPipelines(TransientFailure.Default, time, log));

    [Fact]
    public async Task What_one_person_asks_for_never_stops_the_others()
    {
        for (int i = 0; i < 100; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(
                () => FailAsync(new HttpRequestException("content_filter", null, HttpStatusCode.BadRequest)));
            await Assert.ThrowsAsync<ModelException>(
                () => FailAsync(new ModelException("model.empty", "No word.", "lite", isTransient: true) { IsOneCallersOwn = true }));
            await Assert.ThrowsAsync<NotFiniteNumberException>(() => FailAsync(new NotFiniteNumberException()));
        }

        Assert.Equal(300, asked);
        Assert.Equal(1, await AnswerAsync());
    }

    [Fact]
    public async Task A_provider_that_keeps_failing_is_left_alone_then_tried_ever_more_rarely_and_found_again()
    {
        for (int i = 0; i < 8; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => FailAsync(new HttpRequestException("down")));
        }

        await Assert.ThrowsAsync<BrokenCircuitException>(() => FailAsync(new HttpRequestException("down")));
        Assert.Equal(8, asked);
        time.Advance(TimeSpan.FromSeconds(16));
        await Assert.ThrowsAsync<HttpRequestException>(() => FailAsync(new HttpRequestException("down")));
        time.Advance(TimeSpan.FromSeconds(16));
        await Assert.ThrowsAsync<BrokenCircuitException>(() => AnswerAsync());
        time.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal(1, await AnswerAsync());
        Assert.Equal(
            [(LogLevel.Warning, 61), (LogLevel.Warning, 61), (LogLevel.Information, 62)],
            log.Collector.GetSnapshot().Select(record => (record.Level, record.Id.Id)));
    }

    [Fact]
    public async Task Providers_tiers_and_regions_do_not_answer_for_one_another()
    {
        for (int i = 0; i < 8; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => FailAsync(new HttpRequestException("down")));
        }

        Assert.Equal(1, await AnswerAsync(Key with { Tier = "pro" }));
        Assert.Equal(1, await AnswerAsync(Key with { Region = "eu-west-1" }));
        Assert.Equal(1, await AnswerAsync(Key with { Provider = "bedrock" }));
        await Assert.ThrowsAsync<BrokenCircuitException>(() => AnswerAsync());
    }

    [Fact]
    public async Task A_changed_policy_takes_effect_and_the_state_of_the_breaker_outlives_it()
    {
        for (int i = 0; i < 8; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => FailAsync(new HttpRequestException("down")));
        }

        ProviderPolicy changed = Policy with { Retries = 3, LongestWait = TimeSpan.FromSeconds(1) };
        await Assert.ThrowsAsync<BrokenCircuitException>(() => AnswerAsync(Key, changed));

        asked = 0;
        Task<int> failing = FailAsync(new HttpRequestException("down"), changed with { Breaker = null });
        await Assert.ThrowsAsync<HttpRequestException>(() => time.MoveUntilAsync(failing, step: TimeSpan.FromSeconds(1)));
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task A_call_that_took_all_its_time_is_made_again_only_where_the_policy_says_so()
    {
        foreach ((bool retries, int expected) in ((bool, int)[])[(false, 1), (true, 2)])
        {
            asked = 0;
            ProviderPolicy policy = new() { Retries = 1, RetriesTimeouts = retries };
            Task<int> deaf = calls.CallAsync(Key, policy, TimeSpan.FromSeconds(5), _ => NeverAsync(), CancellationToken.None).AsTask();

            await Assert.ThrowsAsync<ProviderLimitException>(() => time.MoveUntilAsync(deaf, step: TimeSpan.FromSeconds(1)));
            Assert.Equal(expected, asked);
        }
    }

    [Fact]
    public async Task The_wait_a_provider_asks_for_is_kept_and_one_that_is_too_long_is_not_waited_for()
    {
        var policy = new ProviderPolicy { Retries = 1, LongestWait = TimeSpan.FromSeconds(2) };
        Task<int> waiting = FailAsync(Busy(1.5), policy);
        time.Advance(TimeSpan.FromSeconds(1.4));
        Assert.Equal(1, asked);
        await Assert.ThrowsAsync<SpeechException>(() => time.MoveUntilAsync(waiting, step: TimeSpan.FromSeconds(0.2)));
        Assert.Equal(2, asked);

        asked = 0;
        await Assert.ThrowsAsync<SpeechException>(() => FailAsync(Busy(2.5), policy).WaitAsync(Streams.Soon));
        Assert.Equal(1, asked);

        static SpeechException Busy(double seconds) => new("s.busy", "Busy.", "p", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(seconds) };
    }

    [Fact]
    public async Task Every_attempt_at_a_stream_is_noted_and_one_that_is_refused_is_disposed()
    {
        List<string> noted = [];
        int ends = 0;
        Task<OpenedStream<string>> opening = calls.OpenAsync(
            Key,
            new ProviderPolicy { Retries = 2, LongestWait = TimeSpan.FromSeconds(1) },
            _ => Streams.Deaf(Task.CompletedTask, () => ends++, $"attempt {++asked}"),
            static _ => true,
            new StreamLimits(),
            noted.Add,
            opened =>
            {
                if (asked < 3)
                {
                    throw new IOException("not yet");
                }
            },
            CancellationToken.None).AsTask();

        await using OpenedStream<string> opened = await time.MoveUntilAsync(opening, step: TimeSpan.FromSeconds(1));

        Assert.Equal(["attempt 1", "attempt 2", "attempt 3"], noted);
        Assert.Equal(2, ends);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_trial_that_its_caller_cancels_does_not_find_a_dead_provider_well(bool atOnce)
    {
        for (int i = 0; i < 8; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => FailAsync(new HttpRequestException("down")));
        }

        time.Advance(TimeSpan.FromSeconds(16));
        await CancelAsync(atOnce);
        asked = 0;
        for (int i = 0; i < 5; i++)
        {
            Assert.NotNull(await Record.ExceptionAsync(() => FailAsync(new HttpRequestException("down"))));
        }

        Assert.InRange(asked, 0, 1);
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(1, await AnswerAsync());
    }

    [Fact]
    public async Task Calls_that_their_callers_cancel_do_not_hide_a_dead_provider()
    {
        for (int i = 0; i < 20; i++)
        {
            await CancelAsync();
        }

        for (int i = 0; i < 8; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => FailAsync(new HttpRequestException("down")));
        }

        await Assert.ThrowsAsync<BrokenCircuitException>(() => AnswerAsync());
    }

    [Fact]
    public async Task Callers_that_had_left_before_they_called_do_not_stop_a_provider_for_others()
    {
        for (int i = 0; i < 20; i++)
        {
            await CancelAsync(atOnce: true);
        }

        Assert.Equal(1, await AnswerAsync());
    }

    private async Task CancelAsync(bool atOnce = false)
    {
        using var caller = new CancellationTokenSource();
        if (atOnce)
        {
            await caller.CancelAsync();
        }

        Task<int> call = calls.CallAsync(Key, Policy, TimeSpan.FromSeconds(10), _ => NeverAsync(), caller.Token).AsTask();
        await caller.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Streams.Soon));
        Assert.Equal(caller.Token, cancelled.CancellationToken);
    }

    private Task<int> FailAsync(Exception exception, ProviderPolicy? policy = null)
        => calls.CallAsync<int>(
            Key,
            policy ?? Policy,
            TimeSpan.FromSeconds(10),
            _ =>
            {
                asked++;
                throw exception;
            },
            CancellationToken.None).AsTask();

    private Task<int> AnswerAsync(ProviderKey? key = null, ProviderPolicy? policy = null)
        => calls.CallAsync(
            key ?? Key, policy ?? Policy, TimeSpan.FromSeconds(10), static _ => new ValueTask<int>(1), CancellationToken.None).AsTask();

    private ValueTask<int> NeverAsync()
    {
        asked++;
        return new ValueTask<int>(new TaskCompletionSource<int>().Task);
    }
}
