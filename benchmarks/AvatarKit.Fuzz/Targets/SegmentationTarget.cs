namespace AvatarKit.Fuzz.Targets;

/// <summary>An answer cut into sentences, however its stream is split.</summary>
internal sealed class SegmentationTarget : TextTarget
{
    // Of a block of code longer than this the rest is left out.
    private const int LongestBlock = 32_768;

    public override string Name => "segmentation";

    protected override void Run(string text, Random random)
    {
        var options = new SegmentationOptions { MaxLength = random.Next(4) == 0 ? random.Next(20, 60) : 240 };
        List<TextSegment> whole = Cut(text, options, () => text.Length);
        Check(whole.SequenceEqual(Cut(text, options, () => random.Next(1, 12))), "segments do not depend on how the stream is split");
        if (text.Length < 2048)
        {
            Check(whole.SequenceEqual(Cut(text, options, static () => 1)), "segments do not depend on how the stream is split, by characters");
        }

        CheckPlaces(text, whole);
        CheckHurried(text, options, random);
    }

    private static void CheckPlaces(string text, List<TextSegment> segments)
    {
        int end = 0;
        foreach (TextSegment segment in segments)
        {
            Check(segment.Start >= end && segment.Start + segment.Text.Length <= text.Length, "segments follow one another within the text");
            Check(text.AsSpan(segment.Start, segment.Text.Length).SequenceEqual(segment.Text), "a segment is the text where it stands");
            Check(text.Length > LongestBlock || text.AsSpan(end, segment.Start - end).IsWhiteSpace(), "nothing but white space is left out");
            end = segment.Start + segment.Text.Length;
        }

        Check(text.Length > LongestBlock || text.AsSpan(end).IsWhiteSpace(), "nothing is left out at the end");
    }

    // Whoever has waited too long gets what there is, and nothing twice.
    private static void CheckHurried(string text, SegmentationOptions options, Random random)
    {
        var segmenter = new SentenceSegmenter(options);
        List<TextSegment> segments = [];
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(random.Next(1, 200), text.Length - at);
            segmenter.Append(text.AsSpan(at, length), segments);
            segmenter.CutNow(segments);
            at += length;
        }

        segmenter.Complete(segments);
        CheckPlaces(text, segments);
    }

    private static List<TextSegment> Cut(string text, SegmentationOptions options, Func<int> next)
    {
        var segmenter = new SentenceSegmenter(options);
        List<TextSegment> segments = [];
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(next(), text.Length - at);
            segmenter.Append(text.AsSpan(at, length), segments);
            at += length;
        }

        segmenter.Complete(segments);
        return segments;
    }
}
