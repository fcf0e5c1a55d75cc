using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Listens for hours: how much memory that takes, how late shapes come, and whether the text is still followed at the end.</summary>
internal static class LongSpeech
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        double hours = arguments is ["--hours", string given] ? double.Parse(given, CultureInfo.InvariantCulture) : 3;
        List<SpokenSample> samples = [];
        await using (var voices = new Voices())
        {
            foreach ((string locale, string text) in SpeechTexts.Test().Where(static item => item.Locale == "en-US"))
            {
                samples.Add(await voices.SpeakAsync("flite/slt", locale, text));
            }
        }

        Console.WriteLine("| | audio | × real time | memory beyond text and track | farthest behind | frames right in the last round |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (bool withText in (bool[])[true, false])
        {
            Listen(samples, (int)Math.Ceiling(hours * 3600 / samples.Sum(static sample => sample.Seconds)), withText);
        }

        return 0;
    }

    private static void Listen(List<SpokenSample> samples, int rounds, bool withText)
    {
        string text = withText ? string.Join(' ', Enumerable.Repeat(string.Join(' ', samples.Select(static sample => sample.Text)), rounds)) : "";
        LipSyncSession session = new AlignedLipSync().CreateSession(samples[0].Format, text, "en-US");
        long before = 0;
        long most = 0;
        long heard = 0;
        long known = 0;
        long farthest = 0;
        int rate = samples[0].Format.SampleRate;
        List<VisemeSpan> last = [];
        var score = new AlignmentScore.FrameScore();
        TimeSpan began = Environment.CpuUsage.TotalTime;
        for (int round = 0; round < rounds; round++)
        {
            long start = heard;
            foreach (SpokenSample sample in samples)
            {
                foreach (byte[] part in sample.Audio.Chunk(rate / 5))
                {
                    session.Append(part, []);
                    IReadOnlyList<VisemeSpan> spans = TakeSettled(session, known);
                    heard += part.Length / 2;
                    known = session.Settled;
                    farthest = Math.Max(farthest, heard - known);
                    last.AddRange(spans);
                }
            }

            if (round < rounds - 1)
            {
                last.Clear();
            }
            else
            {
                Score(samples, [.. last, .. TakeRest(session, known)], start, score);
            }

            if (round % 10 == 0)
            {
                long memory = GC.GetTotalMemory(forceFullCollection: true);
                before = before == 0 ? memory : before;
                most = Math.Max(most, memory - before);
            }
        }

        double took = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
        double seconds = (double)heard / rate;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {(withText ? "with text" : "without text")} | {seconds / 3600:0.0} h | {seconds / took:0} | {most / 1e6:0.0} MB | "
                + $"{(double)farthest / rate:0.0} s | {score.Exact:0.0} % |"));
    }

    private static IReadOnlyList<VisemeSpan> TakeRest(LipSyncSession session, long known)
    {
        session.Complete();
        return TakeSettled(session, known);
    }

    private static IReadOnlyList<VisemeSpan> TakeSettled(LipSyncSession session, long known)
    {
        VisemeTrack track = session.Take(session.Settled);
        return [.. track.Spans.Where(span => span.Start < track.Length).Select(span => span with { Start = span.Start + known })];
    }

    private static void Score(List<SpokenSample> samples, List<VisemeSpan> spans, long offset, AlignmentScore.FrameScore score)
    {
        foreach (SpokenSample sample in samples)
        {
            VisemeSpan[] own =
            [
                .. spans.Select(span => new VisemeSpan(
                    span.Viseme,
                    Math.Max(span.Start - offset, 0),
                    Math.Min(span.End - offset, sample.Length) - Math.Max(span.Start - offset, 0),
                    span.Weight))
                    .Where(static span => span.Duration > 0),
            ];
            VisemeTrack truth = new MarkLipSync().CreateTrack(new LipSyncInput
            {
                Format = sample.Format,
                Audio = sample.Audio,
                Length = sample.Length,
                Text = "",
                Locale = "en-US",
                Marks = sample.Phones,
            });
            score.Add(truth, new VisemeTrack(sample.Format.SampleRate, sample.Length, own));
            offset += sample.Length;
        }
    }
}
