namespace AvatarKit;

/// <summary>That a person consented, to what, and when; and when they took it back.</summary>
public sealed record ConsentRecord
{
    /// <summary>How long a version may be: 64 characters.</summary>
    public const int MaxVersionLength = 64;

    /// <summary>The version of what was consented to.</summary>
    public required string Version { get; init; }

    /// <summary>When the consent was given.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When it was withdrawn; <see langword="null"/>: it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
}
