using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Keeps data keys in memory, for one process and as long as it lives: for tests, and over stores in memory. Thread-safe.</summary>
/// <remarks>It is not bounded: who would lose a key would lose what it encrypts.</remarks>
public sealed class InMemoryDataKeyStore : IDataKeyStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<DataKeyOwner, WrappedDataKey[]> keys = [];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WrappedDataKey>> FindAsync(DataKeyOwner owner, CancellationToken cancellationToken = default)
        => Run<IReadOnlyList<WrappedDataKey>>(() => Of(owner), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WrappedDataKey>> AddAsync(
        DataKeyOwner owner, WrappedDataKey key, int expectedCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Run<IReadOnlyList<WrappedDataKey>>(
            () => Of(owner) is var known && known.Length == expectedCount ? keys[owner] = [.. known, key] : known, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReplaceAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Run(
            () =>
            {
                WrappedDataKey[] known = Of(owner);
                int place = Array.FindIndex(known, other => other.Id == key.Id);
                if (place >= 0)
                {
                    keys[owner] = [.. known[..place], key, .. known[(place + 1)..]];
                }

                return place >= 0;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(DataKeyOwner owner, CancellationToken cancellationToken = default)
        => Run(() => keys.Remove(owner), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<DataKeyOwner> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (DataKeyOwner owner in await Run(() => keys.Keys.ToArray(), cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return owner;
        }
    }

    private WrappedDataKey[] Of(DataKeyOwner owner) => keys.GetValueOrDefault(owner) ?? [];

    private ValueTask<T> Run<T>(Func<T> action, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        lock (gate)
        {
            return new ValueTask<T>(action());
        }
    }
}
