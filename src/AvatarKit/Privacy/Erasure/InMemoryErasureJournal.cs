using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Keeps how far erasures have come in memory, for one process and as long as it lives. Thread-safe.</summary>
/// <remarks>Holds at most 10,000; beyond it the oldest is forgotten.</remarks>
public sealed class InMemoryErasureJournal : IErasureJournal
{
    private const int MaxErasures = 10_000;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<AssetOwner, ErasureProgress> erasures = [];

    /// <inheritdoc/>
    public ValueTask<ErasureProgress?> FindAsync(AssetOwner owner, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new ValueTask<ErasureProgress?>(erasures.GetValueOrDefault(owner));
        }
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(ErasureProgress progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            erasures[progress.Owner] = progress;
            if (erasures.Count > MaxErasures)
            {
                erasures.RemoveAt(0);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(AssetOwner owner, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            erasures.Remove(owner);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ErasureProgress> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ErasureProgress[] known;
        lock (gate)
        {
            known = [.. erasures.Values.OrderBy(static erasure => erasure.StartedAt)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (ErasureProgress erasure in known)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return erasure;
        }
    }
}
