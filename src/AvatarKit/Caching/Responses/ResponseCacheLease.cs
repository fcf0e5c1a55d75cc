namespace AvatarKit;

/// <summary>The right, and the duty, to make the answer that others wait for.</summary>
/// <remarks>Thread-safe. Disposing of it without a word lets one of those who wait make the answer: the turn was interrupted, or failed.</remarks>
public abstract class ResponseCacheLease : IDisposable
{
    /// <summary>Keeps the answer, and gives it to those who wait.</summary>
    /// <param name="response">The whole answer.</param>
    /// <param name="cancellationToken">Stops the write; those who wait have the answer all the same.</param>
    /// <returns>A task that ends when it is kept.</returns>
    public abstract ValueTask StoreAsync(CachedResponse response, CancellationToken cancellationToken = default);

    /// <summary>Says that the answer is not to be kept: it rests on what others must not see. Those who wait make answers of their own.</summary>
    public abstract void Decline();

    /// <summary>Gives the lease back.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the lease back.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected abstract void Dispose(bool disposing);
}
