namespace AvatarKit;

/// <summary>A text to be spoken. Immutable and thread-safe; equal where all values are, cue by cue.</summary>
public sealed record SpeechRequest
{
    /// <summary>How many <see cref="Cues"/> a request may have.</summary>
    public const int MaxCues = 1_000;

    /// <summary>Plain text that can be read aloud as it stands; one sentence or a few.</summary>
    public required string Text { get; init; }

    /// <summary>The <see cref="VoiceInfo.Id"/> of the voice, or <see langword="null"/> for the best one for <see cref="Locale"/>.</summary>
    public string? Voice { get; init; }

    /// <summary>BCP-47 locale of the text, for example <c>en-US</c>, or <see langword="null"/> for the voice's own.</summary>
    public string? Locale { get; init; }

    /// <summary>Speaking rate as a factor of the voice's own; 1 is normal, accepted from 0.5 to 2.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How stretches of <see cref="Text"/> are to be said, in order of <see cref="SpeechCue.Start"/>; the same place may have several.
    /// Empty where nothing is asked for.</summary>
    public IReadOnlyList<SpeechCue> Cues { get; init; } = [];

    /// <summary>Checks the values, as every voice of AvatarKit does before it speaks.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Rate"/> or a value of a cue is out of its range, or there are more than
    /// <see cref="MaxCues"/> cues.</exception>
    /// <exception cref="ArgumentException">A cue is not for this text: it lies outside it or cuts a character in two; or its
    /// phones or locale are none. The message names the cue by its index, and holds nothing of the text.</exception>
    public void Validate() => SpeechCueRules.Check(this);

    /// <summary>Cuts the text where the way it is said changes: each place of it is in one stretch, with what all its cues ask for.</summary>
    /// <remarks>For voices whose engine is told of one thing after another. Rates of nested cues are multiplied, pitch and volume are added,
    /// of emphasis and locale the innermost counts; the sums stay within what a single cue may ask for, the rate within 0.25 and 4.
    /// A stretch with phones is never cut: what begins or ends inside it begins or ends before it.</remarks>
    /// <returns>Stretches in order, without gap or overlap, that cover the text; one without length stands for a pause at the end.
    /// A text without cues is one stretch; an empty one without cues is none.</returns>
    /// <exception cref="ArgumentException">As <see cref="Validate"/>.</exception>
    public IReadOnlyList<SpeechStretch> GetStretches()
    {
        Validate();
        return SpeechStretches.Of(Text, Cues);
    }

    /// <inheritdoc/>
    public bool Equals(SpeechRequest? other)
        => ReferenceEquals(this, other)
            || (other is not null && Text == other.Text && Voice == other.Voice && Locale == other.Locale && Rate.Equals(other.Rate)
                && Cues.SequenceEqual(other.Cues));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Text);
        hash.Add(Voice);
        hash.Add(Locale);
        hash.Add(Rate);
        foreach (SpeechCue cue in Cues)
        {
            hash.Add(cue);
        }

        return hash.ToHashCode();
    }
}
