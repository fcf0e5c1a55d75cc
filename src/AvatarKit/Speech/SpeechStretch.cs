namespace AvatarKit;

/// <summary>A stretch of a text that is said in one way: what <see cref="SpeechRequest.GetStretches"/> makes of the cues.
/// Immutable and thread-safe.</summary>
public sealed record SpeechStretch
{
    // About what recordings of stressed and unstressed words differ by: heard, and not shouted.
    private const double StrongRate = 0.85;
    private const double ModerateRate = 0.92;
    private const double ReducedRate = 1.08;

    /// <summary>Index of its first UTF-16 code unit in the text.</summary>
    public required int Start { get; init; }

    /// <summary>Its length in UTF-16 code units; 0 for a pause at the end of the text.</summary>
    public required int Length { get; init; }

    /// <summary>Silence before it, at most 10 s. Default none.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>How it is pronounced, in letters of the International Phonetic Alphabet with stress marks; <see langword="null"/>: as
    /// written.</summary>
    public string? Phones { get; init; }

    /// <summary>How strongly it is said; <see langword="null"/>: as the voice would.</summary>
    public SpeechEmphasis? Emphasis { get; init; }

    /// <summary>Speaking rate as a factor of the request's, from 0.25 to 4. Default 1.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>By how many semitones it is said higher or lower, from -12 to 12. Default 0.</summary>
    public double Pitch { get; init; }

    /// <summary>By how many decibels it is louder or softer, from -40 to 10. Default 0.</summary>
    public double Volume { get; init; }

    /// <summary>BCP-47 locale of the stretch where it is not the request's; <see langword="null"/>: the request's.</summary>
    public string? Locale { get; init; }

    /// <summary>Whether it is said as the voice would by itself, the pause before it aside.</summary>
    public bool IsPlain => Phones is null && Emphasis is null && Rate == 1 && Pitch == 0 && Volume == 0 && Locale is null;

    /// <summary>Says emphasis by rate and volume, for engines that know those and no emphasis: strong is 15 % slower and 4 dB louder,
    /// moderate 8 % and 2 dB, reduced 8 % faster and 3 dB softer.</summary>
    /// <returns>The stretch without <see cref="Emphasis"/>.</returns>
    public SpeechStretch WithoutEmphasis() => Emphasis switch
    {
        null => this,
        SpeechEmphasis.Strong => this with { Emphasis = null, Rate = Rate * StrongRate, Volume = Math.Min(10, Volume + 4) },
        SpeechEmphasis.Moderate => this with { Emphasis = null, Rate = Rate * ModerateRate, Volume = Math.Min(10, Volume + 2) },
        SpeechEmphasis.Reduced => this with { Emphasis = null, Rate = Rate * ReducedRate, Volume = Math.Max(-40, Volume - 3) },
        _ => this with { Emphasis = null },
    };
}
