namespace AvatarKit.Rendering;

/// <summary>Lets so many videos be made at the same time, so many wait, and refuses the rest. Thread-safe.</summary>
internal sealed class RenderGate(int concurrent) : IDisposable
{
    /// <summary>How many may wait for each one that is made.</summary>
    private const int WaitersPerRender = 4;

    private readonly SemaphoreSlim slots = new(concurrent);
    private int waiting;

    /// <summary>Waits for a place; <see cref="Leave"/> gives it back.</summary>
    /// <exception cref="VideoException">Too many wait already.</exception>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (slots.Wait(0, CancellationToken.None))
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref waiting) > concurrent * WaitersPerRender)
            {
                throw new VideoException(
                    "video.busy",
                    $"{concurrent} videos are being made and {concurrent * WaitersPerRender} wait. Try again later, "
                        + "or raise VideoRenderingOptions.MaxConcurrentRenders.",
                    isTransient: true);
            }

            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Leave()
    {
        try
        {
            slots.Release();
        }
        catch (ObjectDisposedException)
        {
            // The renderer went before its last video: nobody waits any more.
        }
    }

    public void Dispose() => slots.Dispose();
}
