using System.Diagnostics;

namespace AvatarKit.Evaluation;

/// <summary>What a token costs from the stream to what is said: a word of a language's cases with the space after it.</summary>
/// <param name="Tokens">The tokens of one round.</param>
/// <param name="Nanoseconds">Time for each, once the code is compiled for speed.</param>
/// <param name="Bytes">Bytes allocated for each.</param>
internal readonly record struct TokenCost(int Tokens, double Nanoseconds, double Bytes)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(1);

    public static TokenCost Measure(string locale)
    {
        string[] tokens = [.. ReadCases.Of(locale).SelectMany(static one => one.Written.Split(' ')).Select(static word => word + " ")];
        Repeat(WarmUp);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        (int rounds, double nanoseconds) = Repeat(Measured);
        double all = (double)rounds * tokens.Length;
        return new TokenCost(tokens.Length, nanoseconds / all, (GC.GetAllocatedBytesForCurrentThread() - allocated) / all);

        (int Rounds, double Nanoseconds) Repeat(TimeSpan time)
        {
            long start = Stopwatch.GetTimestamp();
            int rounds = 0;
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                Say(tokens, locale);
                rounds++;
            }

            return (rounds, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }
    }

    private static void Say(string[] tokens, string locale)
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions());
        List<TextSegment> segments = [];
        foreach (string token in tokens)
        {
            segmenter.Append(token, segments);
        }

        segmenter.Complete(segments);
        foreach (TextSegment segment in segments)
        {
            SpeakableTextConverter.Convert(segment.Text, locale);
        }
    }
}
