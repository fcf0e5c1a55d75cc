using System.Globalization;

namespace AvatarKit;

/// <content>Working as one with other processes.</content>
public sealed partial class ResponseCache
{
    private const int LoadedAtOnce = 64;

    // Half a frame of patience at first, for an answer may be nearly there; then so rarely that a hundred who wait are no load.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Lets this process make an answer, unless another one is at it: then that is waited for.</summary>
    private async ValueTask<ResponseCacheLookup> LeadAsync(
        ResponseCacheQuery query, ResponseFlight own, ResponseEntry? stale, long since, CancellationToken cancellationToken)
    {
        if (distributed?.Shared is not { } shared || options.LongestWait <= TimeSpan.Zero)
        {
            return new ResponseCacheLookup { Lease = own };
        }

        try
        {
            return await LeadAsync(shared, query, own, stale, since, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    private async ValueTask<ResponseCacheLookup> LeadAsync(
        SharedSecondLevel shared,
        ResponseCacheQuery query,
        ResponseFlight own,
        ResponseEntry? stale,
        long since,
        CancellationToken cancellationToken)
    {
        string name = DistributedResponses.NameOf(own.Record.Key);
        string holder = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        for (TimeSpan pause = FirstPause; ; pause = pause < LongestPause ? pause * 1.5 : LongestPause)
        {
            // Before the call, for it may succeed and its answer be lost.
            own.Holder = holder;
            SharedLeaseState state = await shared.TryLeaseAsync(name, holder, options.LongestWait, cancellationToken).ConfigureAwait(false);
            own.Holder = state == SharedLeaseState.Taken ? holder : null;
            switch (state)
            {
                case SharedLeaseState.Declined:
                    own.Decline();
                    return ResponseCacheLookup.Miss;
                case SharedLeaseState.Held when stale is not null:
                    own.Dispose();
                    return Hit(query, Same(stale), time.GetUtcNow());
                case SharedLeaseState.Held when time.GetElapsedTime(since) < options.LongestWait:
                    await PauseAsync(pause, cancellationToken).ConfigureAwait(false);
                    break;
                case SharedLeaseState.Taken:
                    break;
                default:
                    return new ResponseCacheLookup { Lease = own };
            }

            // Who had the lease before may have kept the answer between the look and the lease.
            if (await ReadAsync(own.Record.Key, own.Record.Begun, cancellationToken).ConfigureAwait(false) is { } made)
            {
                own.Arrive(made.Response);
                _ = ReleaseAsync(own, isDeclined: false);
                return Hit(query, Same(made), time.GetUtcNow());
            }

            if (state == SharedLeaseState.Taken)
            {
                own.Record = stale is null ? own.Record : own.Record with { Begun = Marked(own.Record.Begun) };
                return new ResponseCacheLookup { Lease = own };
            }
        }
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
        => Task.Delay(pause * (0.75 + (0.5 * Random.Shared.NextDouble())), time, cancellationToken);

    /// <summary>Gives back the right to make an answer, so that another process may have it.</summary>
    private Task ReleaseAsync(ResponseFlight flight, bool isDeclined)
    {
        string? holder = flight.Holder;
        flight.Holder = null;
        return holder is not null && distributed?.Shared is { } shared
            ? shared.ReleaseAsync(DistributedResponses.NameOf(flight.Record.Key), holder, isDeclined)
            : Task.CompletedTask;
    }

    private async ValueTask HeedAsync(IReadOnlyList<SharedCacheChange> changes, CancellationToken cancellationToken)
    {
        List<string> kept = [];
        foreach (SharedCacheChange change in changes)
        {
            switch (change.Kind)
            {
                case SharedCacheChangeKind.Kept when DistributedResponses.NameOf(change.Name) is { } name:
                    kept.Add(name);
                    break;
                case SharedCacheChangeKind.Removed when change.Name.StartsWith(ResponseLabels.All, StringComparison.Ordinal):
                    Forget(entry => entry.Labels.Contains(change.Name));
                    break;
                case SharedCacheChangeKind.Lost:
                    Forget(static _ => true);
                    break;
                default:
                    break;
            }
        }

        // What was kept before it was removed is not there any more: the order among the two does not matter.
        foreach (string[] names in kept.Distinct(StringComparer.Ordinal).Chunk(LoadedAtOnce))
        {
            await Task.WhenAll(names.Select(name => LoadAsync(name, cancellationToken))).ConfigureAwait(false);
        }
    }

    private void Forget(Func<ResponseEntry, bool> isMeant)
    {
        memory.Remove(isMeant);
        served.Forget(isMeant);
    }

    /// <summary>Takes an answer of another process into memory, where questions that are like its own find it.</summary>
    private async Task LoadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            int removals = memory.Removals;
            if (await distributed!.GetAsync(name, cancellationToken).ConfigureAwait(false) is { } read
                && !(memory.Find(read.Key, time.GetUtcNow())?.Times.Made >= read.Made))
            {
                Remember(read, removals);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            CannotRead(logger, ErrorText.For(exception));
        }
    }

    /// <summary>Puts what was read outside into memory, unless it has expired or something was removed meanwhile.</summary>
    private ResponseEntry? Remember(DistributedResponse read, int removalsBefore)
    {
        DateTimeOffset now = time.GetUtcNow();
        var times = ResponseTimes.Of(read.Response, read.Made, options);
        ResponseEntry entry = Make(read.Key, read.Response, read.Owner, times, new ResponseQuestion(Parts(read.Question, read.Key), null, null));
        return entry.IsFresh(now) && memory.Add(entry, removalsBefore, now) ? entry : null;
    }

    private ResponseMoment Marked(ResponseMoment begun) => begun with { Mark = Now.Mark };
}
