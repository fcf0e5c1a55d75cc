namespace AvatarKit.Evaluation;

/// <summary>Finds the sentences of the cases, given whole and as a stream.</summary>
internal static class SentenceMeasure
{
    private const int Streams = 5;

    /// <summary>Measures cases.</summary>
    public static IReadOnlyList<SentenceOutcome> Run(IEnumerable<SentenceCase> cases, ReadFault fault)
    {
        List<SentenceOutcome> outcomes = [];
        foreach (SentenceCase one in cases)
        {
            IReadOnlyList<string> found = fault == ReadFault.EveryStop ? AtEveryStop(one.Text) : Cut(one.Text, [one.Text.Length], fault);
            bool isSame = Enumerable.Range(0, Streams).All(seed => Cut(one.Text, Sizes(one.Text, seed), fault).SequenceEqual(found));
            isSame &= Cut(one.Text, Enumerable.Repeat(1, one.Text.Length), fault).SequenceEqual(found);
            bool isRight = found.SequenceEqual(one.Sentences.Select(Trimmed));
            outcomes.Add(new SentenceOutcome(one, found, isRight, isSame || fault == ReadFault.EveryStop));
        }

        return outcomes;
    }

    private static List<string> Cut(string text, IEnumerable<int> sizes, ReadFault fault)
    {
        // Sentences alone: neither an early first clause nor a longest piece.
        SentenceSegmenter segmenter = new(new SegmentationOptions { FirstClauseLength = 1000, MaxLength = 10_000 });
        List<TextSegment> cut = [];
        int at = 0;
        foreach (int size in sizes)
        {
            int length = Math.Min(size, text.Length - at);
            segmenter.Append(text.AsSpan(at, length), cut);
            at += length;
            if (fault == ReadFault.CutStream && at < text.Length && at > text.Length / 2)
            {
                segmenter.Complete(cut);
                segmenter = new(new SegmentationOptions { FirstClauseLength = 1000, MaxLength = 10_000 });
            }
        }

        segmenter.Complete(cut);
        return [.. cut.Select(static one => Trimmed(one.Text)).Where(static one => one.Length > 0)];
    }

    private static List<string> AtEveryStop(string text)
        => [.. text.Replace(". ", ".\n", StringComparison.Ordinal).Split('\n').Select(Trimmed).Where(static one => one.Length > 0)];

    private static IEnumerable<int> Sizes(string text, int seed)
    {
        var random = new Random(seed);
        for (int left = text.Length; left > 0;)
        {
            int size = Math.Min(left, random.Next(1, 13));
            left -= size;
            yield return size;
        }
    }

    private static string Trimmed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
