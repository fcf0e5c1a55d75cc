namespace AvatarKit;

/// <summary>Watches a renderer that makes everything but the face that is waited for. Not thread-safe.</summary>
internal sealed class FaceDebt(TimeSpan timeout, TimeProvider time)
{
    /// <summary>More than any renderer makes for one piece of speech.</summary>
    private const int MaxItems = 10_000;

    private long since = time.GetTimestamp();
    private TimeSpan spent;
    private int items;

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

        spent += time.GetElapsedTime(since);
        if (++items > MaxItems || spent > timeout)
        {
            throw new InvalidOperationException("The renderer made everything but the face track it owes (IAvatarRenderer.RenderAsync).");
        }
    }

    /// <summary>The renderer is at work again: time in which the client was waited for does not count.</summary>
    public void Resume() => since = time.GetTimestamp();
}
