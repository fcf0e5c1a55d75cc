using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>When what happened to one stream until its first fragment, as timestamps of the system's clock.</summary>
internal sealed class StreamTimes
{
    private int pictures;

    /// <summary>When it was opened.</summary>
    public long Opened { get; } = TimeProvider.System.GetTimestamp();

    /// <summary>When its first picture was painted and handed over.</summary>
    public long FirstPicture { get; private set; }

    /// <summary>When the picture came whose time says that the first piece is over.</summary>
    public long LastNeeded { get; private set; }

    /// <summary>Pictures handed over by the time the first fragment came.</summary>
    public int Pictures { get; private set; }

    /// <summary>When the first fragment came.</summary>
    public long FirstFragment { get; private set; }

    public void AddPicture(TimeSpan time)
    {
        long now = TimeProvider.System.GetTimestamp();
        FirstPicture = FirstPicture == 0 ? now : FirstPicture;
        LastNeeded = LastNeeded == 0 && time >= TimeSpan.FromMilliseconds(FfmpegArguments.PieceMilliseconds) ? now : LastNeeded;
        Interlocked.Increment(ref pictures);
    }

    public void AddFragment()
    {
        if (FirstFragment == 0)
        {
            FirstFragment = TimeProvider.System.GetTimestamp();
            Pictures = Volatile.Read(ref pictures);
        }
    }
}
