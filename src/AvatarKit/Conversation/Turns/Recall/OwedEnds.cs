using System.Collections.Concurrent;

namespace AvatarKit;

/// <summary>The ends of turns that the store has refused. Thread-safe.</summary>
/// <remarks>
/// Each is written as soon as the store takes it, and at the latest when its turn is asked again here. It is given up when the turn's time is over
/// (<see cref="LimitOptions.TurnTimeout"/> since the attempt began): from then on any process may take the turn over, as it may after a crash.
/// </remarks>
internal sealed class OwedEnds(ConversationCalls conversations, TurnWithdrawal withdrawal, EngineLog log, TimeProvider time) : IDisposable
{
    // Beyond it a turn waits for its time to be over.
    private const int MaxOwed = 1_000;

    private readonly ConcurrentDictionary<(ConversationKey Key, string TurnId), OwedEnd> owed = new();
    private readonly SafeCancellation closing = new(time, log.Logger);

    /// <summary>How many ends are owed.</summary>
    public int Count => owed.Count;

    /// <summary>Takes over the writing of an end.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="attempt">Its attempt; <see langword="null"/>: the store has not said whether it began.</param>
    /// <param name="end">The end as it is to be stored.</param>
    public void Add(TurnContext turn, int? attempt, TurnResult end)
    {
        var one = new OwedEnd(turn.Options, turn.Key, turn.TurnId, attempt, end);
        if (owed.Count < MaxOwed && owed.TryAdd((one.Key, one.TurnId), one))
        {
            _ = Task.Run(() => KeepAsync(one), CancellationToken.None);
        }
    }

    /// <summary>Writes what is owed of a turn that is asked again.</summary>
    /// <exception cref="StorageException">The store still refuses it.</exception>
    public async ValueTask SettleAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (owed.TryGetValue((turn.Key, turn.TurnId), out OwedEnd? end))
        {
            await WriteAsync(end, ProviderPolicy.ForStore(turn.Options), cancellationToken).ConfigureAwait(false);
            Remove(end);
        }
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    private async Task KeepAsync(OwedEnd end)
    {
        DateTimeOffset begun = end.Result.BegunAt ?? end.Result.EndedAt;
        TimeSpan left = begun + end.Options.Limits.TurnTimeout - time.GetUtcNow();

        // An answer that was paced by a slow ear may end after that.
        TimeSpan shortest = end.Options.Resilience.Store.Timeout;
        using var lease = SafeCancellation.After(left > shortest ? left : shortest, time, log.Logger, closing.Token);
        try
        {
            await WriteAsync(end, ProviderPolicy.ForOwedEnd, lease.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.WentWithout(end.TurnId, "its end in the store", exception);

            // Who asks again may still find the store mended.
            await lease.WhenCancelled().ConfigureAwait(false);
        }
        finally
        {
            Remove(end);
        }
    }

    private async ValueTask WriteAsync(OwedEnd end, ProviderPolicy policy, CancellationToken cancellationToken)
    {
        int? attempt = end.Attempt ?? await conversations.FindStartedAsync(
            end.Options, end.Key, end.TurnId, end.Result.BegunAt ?? default, cancellationToken).ConfigureAwait(false);
        if (attempt is not { } own)
        {
            return;
        }

        try
        {
            await conversations.CompleteTurnAsync(
                end.Options, end.Key, end.TurnId, own, end.Result, cancellationToken, policy).ConfigureAwait(false);
        }
        catch (ConversationConflictException)
        {
            // It was erased, or is another's by now.
            await withdrawal.DeleteMediaAsync(end.Options, end.TurnId, end.Result.Assets).ConfigureAwait(false);
        }
    }

    private void Remove(OwedEnd end) => owed.TryRemove(KeyValuePair.Create((end.Key, end.TurnId), end));
}
