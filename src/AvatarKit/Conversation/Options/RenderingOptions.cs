namespace AvatarKit;

/// <summary>How an answer is shown.</summary>
public sealed class RenderingOptions
{
    /// <summary>Frames per second of the face track.</summary>
    /// <value>Default 60.</value>
    [SettingRange(10, 240)]
    public int FrameRate { get; set; } = 60;

    /// <summary>How long the URL of an answer's video works.</summary>
    /// <value>Default 1 hour; more than zero, at most a day.</value>
    public TimeSpan AssetUrlLifetime { get; set; } = TimeSpan.FromHours(1);
}
