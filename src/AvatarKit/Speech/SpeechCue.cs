namespace AvatarKit;

/// <summary>How a stretch of <see cref="SpeechRequest.Text"/> is to be said. A voice does what it can of it and is silent about the rest.
/// Immutable and thread-safe.</summary>
/// <remarks>A text with cues is complete without them: a voice that knows none says the text as it stands.</remarks>
public sealed record SpeechCue
{
    /// <summary>Index of its first UTF-16 code unit in the text.</summary>
    public required int Start { get; init; }

    /// <summary>Its length in UTF-16 code units; 0 for a cue at a place, such as a pause.</summary>
    public int Length { get; init; }

    /// <summary>Silence before <see cref="Start"/>, at most 10 s; <see langword="null"/> for none.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>How it is pronounced, in letters of the International Phonetic Alphabet with stress marks;
    /// <see langword="null"/>: as written.</summary>
    public string? Phones { get; init; }

    /// <summary>How strongly it is said; <see langword="null"/>: as the voice would.</summary>
    public SpeechEmphasis? Emphasis { get; init; }

    /// <summary>Speaking rate as a factor of what is around it, from 0.5 to 2; <see langword="null"/>: the same.</summary>
    public double? Rate { get; init; }

    /// <summary>By how many semitones it is said higher (or lower) than what is around it, from -12 to 12;
    /// <see langword="null"/>: the same.</summary>
    public double? Pitch { get; init; }

    /// <summary>By how many decibels it is louder (or softer) than what is around it, from -40 to 10; <see langword="null"/>: the same.</summary>
    public double? Volume { get; init; }

    /// <summary>BCP-47 locale of the stretch where it is not the text's; <see langword="null"/>: the text's.</summary>
    public string? Locale { get; init; }
}
