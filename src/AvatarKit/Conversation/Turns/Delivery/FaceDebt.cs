namespace AvatarKit;

/// <summary>Watches a renderer that makes everything but the face that is waited for.
/// <see cref="Resume"/> may be called from any thread, the rest from one.</summary>
internal sealed class FaceDebt(TimeSpan timeout, TimeProvider time)
{
    /// <summary>More than any renderer makes for one piece of speech.</summary>
    private const int MaxItems = 10_000;

    private long since = time.GetTimestamp();
    private TimeSpan spent;
    private int items;

    /// <summary>Since when the renderer has been at work.</summary>
    public long Since => Interlocked.Read(ref since);

    /// <summary>Notes what was made.</summary>
    /// <exception cref="InvalidOperationException">The face has been owed for too long.</exception>
    public void Note(AvatarRendering made, bool isOwed)
    {
        if (made is FaceTrackRendering || !isOwed)
        {
            spent = TimeSpan.Zero;
            items = 0;
            return;
        }

        spent += time.GetElapsedTime(Since);
        if (++items > MaxItems || spent > timeout)
        {
            throw new InvalidOperationException("The renderer made everything but the face track it owes (IAvatarRenderer.RenderAsync).");
        }
    }

    /// <summary>The renderer is at work again: time in which it waited for its client, or for speech, does not count.</summary>
    public void Resume() => Interlocked.Exchange(ref since, time.GetTimestamp());
}
