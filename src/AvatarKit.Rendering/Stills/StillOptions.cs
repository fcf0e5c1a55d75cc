namespace AvatarKit.Rendering;

/// <summary>How a still of a face is made.</summary>
public sealed class StillOptions
{
    /// <summary>Smallest width and height, in pixels.</summary>
    public const int MinSize = 16;

    /// <summary>Largest width and height, in pixels.</summary>
    public const int MaxSize = 8192;

    /// <summary>Width in pixels.</summary>
    /// <value>Default 512. From <see cref="MinSize"/> to <see cref="MaxSize"/>.</value>
    public int Width { get; set; } = 512;

    /// <summary>Height in pixels.</summary>
    /// <value>Default 512. From <see cref="MinSize"/> to <see cref="MaxSize"/>.</value>
    public int Height { get; set; } = 512;

    /// <summary>How much of the figure is shown.</summary>
    /// <value>Default <see cref="Framing.Bust"/>. One of the face's <see cref="AvatarFace.Framings"/>.</value>
    public Framing Framing { get; set; }

    /// <summary>The file's format.</summary>
    /// <value>Default <see cref="StillFormat.Png"/>.</value>
    public StillFormat Format { get; set; }

    /// <summary>Quality of <see cref="StillFormat.Webp"/>, 1 to 100; 100 is lossless. PNG always is.</summary>
    /// <value>Default 90.</value>
    public int Quality { get; set; } = 90;

    /// <summary>What the face shows.</summary>
    /// <value>Default <see cref="Mood.Neutral"/>.</value>
    public Mood Mood { get; set; }

    /// <summary>The gesture it is in the middle of, near its height: 0.3 seconds after it began; of a wave and open palms 0.75, of counting
    /// 2.4, with three fingers out. Hands are seen with <see cref="Framing.Waist"/> alone.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public Gesture? Gesture { get; set; }

    /// <summary>The face's pose, to which <see cref="Mood"/> is added: <see cref="FaceTrack.ChannelCount"/> values in the order of
    /// <see cref="FaceChannel"/>, such as a frame of a <see cref="FaceTrack"/>. Values that are not finite count as 0.</summary>
    /// <value>Default empty: at rest.</value>
    public ReadOnlyMemory<float> Pose { get; set; }

    /// <summary>What is behind the face.</summary>
    /// <value>Default <see langword="null"/>: the face's own.</value>
    public Background? Background { get; set; }
}
