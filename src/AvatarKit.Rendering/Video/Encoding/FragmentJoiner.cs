namespace AvatarKit.Rendering;

/// <summary>Joins fragments into larger ones as far as the video is ahead of a player that began with the first: the first goes out at once.
/// Not thread-safe.</summary>
internal sealed class FragmentJoiner(TimeProvider timeProvider)
{
    /// <summary>The longest that is made.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>What an encoder keeps back until more comes. Nearer to the end than this, nothing waits.</summary>
    private static readonly TimeSpan KeptBack = TimeSpan.FromMilliseconds(300);

    private readonly List<VideoFragment> waiting = [];
    private long? begun;

    /// <summary>Takes a fragment.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <param name="end">How far the video will reach, as far as is known.</param>
    /// <returns>What is to go out now, or <see langword="null"/>.</returns>
    public VideoFragment? Add(VideoFragment fragment, TimeSpan end)
    {
        if (fragment.IsInitialization)
        {
            return fragment;
        }

        waiting.Add(fragment);
        begun ??= timeProvider.GetTimestamp();
        TimeSpan lead = waiting[0].Start - timeProvider.GetElapsedTime(begun.Value);
        TimeSpan length = fragment.End - waiting[0].Start;
        return length >= Longest || length >= lead / 4 || fragment.End + KeptBack >= end ? Flush() : null;
    }

    /// <summary>Everything that waits, as one.</summary>
    public VideoFragment? Flush()
    {
        if (waiting.Count < 2)
        {
            VideoFragment? only = waiting.FirstOrDefault();
            waiting.Clear();
            return only;
        }

        byte[] data = new byte[waiting.Sum(static part => part.Data.Length)];
        int at = 0;
        foreach (VideoFragment part in waiting)
        {
            part.Data.CopyTo(data.AsMemory(at));
            at += part.Data.Length;
        }

        VideoFragment joined = waiting[0] with { Data = data, Duration = waiting[^1].End - waiting[0].Start };
        waiting.Clear();
        return joined;
    }
}
