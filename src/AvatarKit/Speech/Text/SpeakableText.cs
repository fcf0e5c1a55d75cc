namespace AvatarKit;

/// <summary>A stretch of text as a voice can say it, with the way back to what was written. Immutable and thread-safe.</summary>
/// <param name="Original">As written: what the caption shows.</param>
/// <param name="Spoken">As said. Empty when there is nothing to say.</param>
/// <param name="Spans">Which part of <paramref name="Spoken"/> stands for which part of <paramref name="Original"/>, in order of
/// <see cref="SpeakableSpan.SpokenStart"/>, without overlap.</param>
public sealed record SpeakableText(string Original, string Spoken, IReadOnlyList<SpeakableSpan> Spans)
{
    /// <summary>How stretches of <see cref="Spoken"/> are to be said, in order of <see cref="SpeechCue.Start"/>.</summary>
    public IReadOnlyList<SpeechCue> Cues { get; init; } = [];

    /// <summary>Finds what was written for a part of what is said.</summary>
    /// <param name="start">Index of the first UTF-16 code unit in <see cref="Spoken"/>.</param>
    /// <param name="length">Length in UTF-16 code units.</param>
    /// <returns>Start and length in <see cref="Original"/>; a length of 0 when nothing written stands for it.</returns>
    public (int Start, int Length) ToOriginal(int start, int length)
    {
        int from = -1;
        int to = -1;
        foreach (SpeakableSpan span in Spans)
        {
            if (span.SpokenStart + span.SpokenLength <= start || span.OriginalLength == 0)
            {
                continue;
            }

            if (span.SpokenStart >= start + length)
            {
                break;
            }

            // Verbatim spans are mapped letter by letter; a rewritten one stands for all of what was written.
            bool verbatim = span.SpokenLength == span.OriginalLength;
            int first = verbatim ? span.OriginalStart + Math.Max(0, start - span.SpokenStart) : span.OriginalStart;
            int last = verbatim
                ? span.OriginalStart + Math.Min(span.OriginalLength, start + length - span.SpokenStart)
                : span.OriginalStart + span.OriginalLength;
            from = from < 0 ? first : Math.Min(from, first);
            to = Math.Max(to, last);
        }

        return from < 0 ? (0, 0) : (from, to - from);
    }
}
