namespace AvatarKit.Samples.Console;

/// <summary>What was asked of <c>say</c> on the command line.</summary>
internal sealed record SaySettings
{
    /// <summary>A text, or <c>-</c> for what comes in.</summary>
    public required string Text { get; init; }

    public required string Locale { get; init; }

    public string? Voice { get; init; }

    /// <summary>Whether emoji are said by their names.</summary>
    public bool NameEmoji { get; init; }

    /// <summary>The WAV file that is written; <see langword="null"/>: it is played.</summary>
    public string? Output { get; init; }

    /// <summary>Whether nothing is spoken.</summary>
    public bool Quiet { get; init; }
}
