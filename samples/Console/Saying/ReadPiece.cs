namespace AvatarKit.Samples.Console;

/// <summary>A piece of a text that was taken for something.</summary>
/// <param name="Kind">For what.</param>
/// <param name="Written">As it was written.</param>
/// <param name="Said">As it is said.</param>
internal sealed record ReadPiece(SpeakableKind Kind, string Written, string Said)
{
    /// <summary>The pieces of a text that are not said letter for letter, or are numbers that the voice says.</summary>
    public static IReadOnlyList<ReadPiece> Of(SpeakableText text)
    {
        List<ReadPiece> pieces = [];
        IReadOnlyList<SpeakableSpan> spans = text.Spans;
        for (int first = 0; first < spans.Count; first++)
        {
            if (spans[first].Kind == SpeakableKind.Verbatim)
            {
                continue;
            }

            int last = first;
            while (Continues(text, spans, last) is > 0 and int next)
            {
                last = next;
            }

            int written = spans[last].OriginalStart + spans[last].OriginalLength;
            int said = spans[last].SpokenStart + spans[last].SpokenLength;
            pieces.Add(new ReadPiece(
                spans[first].Kind, text.Original[spans[first].OriginalStart..written], text.Spoken[spans[first].SpokenStart..said]));
            first = last;
        }

        return pieces;
    }

    // The parts of "v2.1" and of "5 km" are one piece; "3 4" are two.
    private static int Continues(SpeakableText text, IReadOnlyList<SpeakableSpan> spans, int at)
    {
        int next = at + 1;
        bool isSpaced = next + 1 < spans.Count && spans[next].Kind == SpeakableKind.Verbatim && spans[at].Kind == SpeakableKind.Measure
            && text.Spoken.AsSpan(spans[next].SpokenStart, spans[next].SpokenLength).IsWhiteSpace();
        next += isSpaced ? 1 : 0;
        bool isOne = next < spans.Count && spans[next].Kind == spans[at].Kind && spans[next].OriginalStart >= spans[at].OriginalStart
            && spans[next].OriginalStart <= spans[at].OriginalStart + spans[at].OriginalLength + (isSpaced ? 1 : 0);
        return isOne && !(isSpaced && char.IsDigit(text.Spoken[spans[next].SpokenStart])) ? next : 0;
    }
}
