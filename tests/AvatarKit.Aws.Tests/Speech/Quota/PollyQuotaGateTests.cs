using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Aws.Tests.Speech.Quota;

public sealed class PollyQuotaGateTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_burst_goes_out_at_once_and_the_rest_waits_its_turn_in_order()
    {
        using PollyQuotaGate gate = Gate(perSecond: 4, burst: 4, atOnce: 100);
        Task<PollyQuotaGate.Turn>[] turns = [.. Enumerable.Range(0, 9).Select(_ => gate.EnterAsync(default).AsTask())];
        Assert.Equal(4, turns.Count(turn => turn.IsCompleted));

        time.Advance(TimeSpan.FromMilliseconds(1099));
        Assert.False(turns[4].IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(turns[..8]).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(turns[8].IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1100));
        await turns[8].WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task No_second_holds_more_than_the_quota_also_after_a_pause()
    {
        using PollyQuotaGate gate = Gate(perSecond: 8, burst: 8, atOnce: 1000);
        List<TimeSpan> sent = [];
        long start = time.GetTimestamp();
        Task<PollyQuotaGate.Turn>[] all = [.. Enumerable.Range(0, 100).Select(_ => gate.EnterAsync(default).AsTask())];
        for (int i = 0; i < 400 && sent.Count < all.Length; i++)
        {
            // What the gate let out has left the queue by now; its tasks end a moment later.
            int gone = all.Length - gate.Waiting;
            sent.AddRange(Enumerable.Repeat(time.GetElapsedTime(start), gone - sent.Count));
            time.Advance(TimeSpan.FromMilliseconds(i == 20 ? 5000 : 50));
        }

        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(100, sent.Count);
        Assert.All(sent, from => Assert.InRange(sent.Count(at => at >= from && at < from + TimeSpan.FromSeconds(1)), 1, 8));
        Assert.InRange(sent[^1], TimeSpan.FromSeconds(13), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task No_more_are_under_way_than_the_bound()
    {
        using PollyQuotaGate gate = Gate(perSecond: 1000, burst: 1000, atOnce: 2);
        PollyQuotaGate.Turn first = await gate.EnterAsync(default);
        PollyQuotaGate.Turn second = await gate.EnterAsync(default);
        Task<PollyQuotaGate.Turn> third = gate.EnterAsync(default).AsTask();
        Task<PollyQuotaGate.Turn> fourth = gate.EnterAsync(default).AsTask();
        Assert.False(third.IsCompleted);

        first.Dispose();
        first.Dispose();
        await third.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(fourth.IsCompleted);
        second.Dispose();
        await fourth.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Who_stops_waiting_gives_the_place_to_the_next()
    {
        using PollyQuotaGate gate = Gate(perSecond: 1000, burst: 1000, atOnce: 1);
        PollyQuotaGate.Turn first = await gate.EnterAsync(default);
        using var stop = new CancellationTokenSource();
        Task<PollyQuotaGate.Turn> leaving = gate.EnterAsync(stop.Token).AsTask();
        Task<PollyQuotaGate.Turn> staying = gate.EnterAsync(default).AsTask();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        first.Dispose();
        (await staying.WaitAsync(TimeSpan.FromSeconds(30))).Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gate.EnterAsync(new CancellationToken(canceled: true)));
        (await gate.EnterAsync(default)).Dispose();
    }

    private PollyQuotaGate Gate(double perSecond, int burst, int atOnce)
        => new(new PollyQuota { RequestsPerSecond = perSecond, Burst = burst, Concurrency = atOnce }, time);
}
