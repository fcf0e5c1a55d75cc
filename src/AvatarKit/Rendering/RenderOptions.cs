namespace AvatarKit;

/// <summary>What a client wants to see of a turn.</summary>
public sealed record RenderOptions
{
    /// <summary>The avatar's id, for renderers that know several.</summary>
    public string? AvatarId { get; init; }

    /// <summary>The drawn character to show (<see cref="AvatarProfile.Character"/>), by the renderer's name for it; <see langword="null"/>:
    /// the renderer's own choice.</summary>
    public string? Character { get; init; }

    /// <summary>The picture to show (<see cref="AvatarProfile.Portrait"/>), by the renderer's name for it, instead of a character.</summary>
    public string? Portrait { get; init; }

    /// <summary>Frames per second. Default 60.</summary>
    public int FrameRate { get; init; } = 60;

    /// <summary>Whether the client wants video. Default <see langword="false"/>. Renderers that make none ignore it.</summary>
    public bool Video { get; init; }

    /// <summary>BCP-47 locale of what is said. Default <c>en-US</c>.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>The mood of the whole turn; <see langword="null"/>: each sentence's own, from its cue or estimated from its words.</summary>
    public Mood? Mood { get; init; }

    /// <summary>
    /// Cancelled when the person interrupts. A video ends well: the sound stops where the video has come to, the mouth is shut within 150 ms,
    /// and the rendering completes. Segments that were not drawn yet get neither video nor a face track. Default: never.
    /// The token of <see cref="IAvatarRenderer.RenderAsync"/> in contrast stops everything at once.
    /// </summary>
    /// <remarks>A renderer may ignore it: who interrupts ends the segments too, and the video then ends with the sentence it is in.</remarks>
    public CancellationToken Interruption { get; init; }

    /// <summary>Seed of blinks, gaze and idle motion: the same seed and speech give the same frames.</summary>
    public int Seed { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">The frame rate is not from 1 to 240.</exception>
    internal static void Check(RenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.FrameRate is < 1 or > 240)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.FrameRate, "RenderOptions.FrameRate is from 1 to 240 frames per second.");
        }
    }
}
