namespace AvatarKit;

/// <summary>Names of tags, events and spans that more than one place uses; see docs/operations.md.</summary>
internal static class TelemetryNames
{
    public const string ErrorType = "error.type";
    public const string Tier = "avatarkit.tier";
    public const string Outcome = "avatarkit.outcome";

    /// <summary>By which clock a time was taken: <see cref="WallClock"/> or <see cref="AudioClock"/>.</summary>
    public const string Clock = "avatarkit.clock";
    public const string WallClock = "wall";

    /// <summary>The samples that a player has played.</summary>
    public const string AudioClock = "audio";

    public const string FirstText = "avatarkit.first_text";
    public const string FirstSoundHandedOut = "avatarkit.first_sound_handed_out";
    public const string FirstSoundHeard = "avatarkit.first_sound_heard";
    public const string Fallback = "avatarkit.fallback";
    public const string Retry = "avatarkit.retry";

    /// <summary>What a failure may be called: a code of AvatarKit's own, else the HTTP status, else the type.</summary>
    public static string ErrorTypeOf(Exception exception) => exception switch
    {
        AvatarKitException known => known.Code,
        _ => FailureShapes.StatusOf(exception)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? exception.GetType().Name,
    };
}
