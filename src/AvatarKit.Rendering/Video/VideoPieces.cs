namespace AvatarKit.Rendering;

/// <summary>The pieces of a video, one after the other; what they fail with is told from what writing them fails with.</summary>
internal sealed class VideoPieces(IAsyncEnumerator<ReadOnlyMemory<byte>> source) : IAsyncDisposable
{
    /// <summary>What the pieces failed with.</summary>
    public Exception? Failure { get; private set; }

    public ReadOnlyMemory<byte> Current => source.Current;

    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            return await source.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Failure = exception;
            throw;
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
