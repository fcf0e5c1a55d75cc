namespace AvatarKit;

/// <summary>What a lip sync file says besides the lips.</summary>
public sealed record LipSyncFileOptions
{
    /// <summary>Frames per second of <see cref="LipSyncFileFormat.Arkit"/>, from 1 to 240. Default 60. Azure's
    /// is always 60; the others have no frames.</summary>
    public int FrameRate { get; init; } = 60;

    /// <summary>Seed of blinks, gaze and idle motion, where there are frames: the same seed and speech give the same file. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>The sound file that Rhubarb's JSON and XML name. Default: empty.</summary>
    public string SoundFile { get; init; } = "";
}
