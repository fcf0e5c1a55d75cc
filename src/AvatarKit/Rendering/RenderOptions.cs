namespace AvatarKit;

/// <summary>What a client wants to see of a turn.</summary>
public sealed record RenderOptions
{
    /// <summary>The avatar's id, for renderers that know several.</summary>
    public string? AvatarId { get; init; }

    /// <summary>Frames per second. Default 60.</summary>
    public int FrameRate { get; init; } = 60;

    /// <summary>Seed of blinks, gaze and idle motion: the same seed and speech give the same frames.</summary>
    public int Seed { get; init; }
}
