using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Measures what it costs the lips, and the times of words, that a sentence is handed on in pieces while it is heard.</summary>
internal static class PieceEvaluation
{
    /// <summary>The first piece in milliseconds, the others, and how much later audio has been heard when a later piece is cut off.</summary>
    private static readonly PieceSizes[] Sizes =
        [new(250, 250, 0), new(250, 500, 0), new(250, 500, 120), new(250, 1000, 0), new(250, 1000, 120), new(500, 1000, 120)];

    public static async Task<int> RunAsync(Voices voices, string[] englishVoices, string[] otherVoices)
    {
        var scores = Sizes.Select(static size => new Score(size)).ToArray();
        foreach ((string locale, string text) in SpeechTexts.Test())
        {
            foreach (string voice in locale == "en-US" ? englishVoices : otherVoices)
            {
                SpokenSample sample = await voices.SpeakAsync(voice, locale, text);
                var input = new LipSyncInput
                {
                    Format = sample.Format, Audio = sample.Audio, Length = sample.Length, Text = sample.Text, Locale = sample.Locale,
                };
                VisemeTrack whole = new AlignedLipSync().CreateTrack(input);
                VisemeTrack truth = new MarkLipSync().CreateTrack(
                    input with { Marks = [.. TruePhone.Of(sample).Select(phone => phone.ToMark(sample.Format.SampleRate))] });
                foreach (Score score in scores)
                {
                    score.Add(sample, whole, truth);
                }
            }
        }

        Console.WriteLine(
            "| pieces | sentences | 10 ms frames as in the whole sentence | of the first piece | frames right | whole sentence: "
                + "right | p b m recall / precision | words against the whole sentence, median / p95 |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (Score score in scores)
        {
            Console.WriteLine(score.ToRow());
        }

        return 0;
    }

    private sealed record PieceSizes(int First, int Later, int HeldBack);

    private sealed class Score(PieceSizes sizes)
    {
        private readonly AlignmentScore.FrameScore right = new();
        private readonly AlignmentScore.FrameScore wholeRight = new();
        private readonly List<double> words = [];
        private int sentences;
        private long same;
        private long frames;
        private long firstSame;
        private long firstFrames;

        public void Add(SpokenSample sample, VisemeTrack whole, VisemeTrack truth)
        {
            VisemeTrack pieces = Listen(sample, out List<SpeechMark> found);
            sentences++;
            right.Add(truth, pieces);
            wholeRight.Add(truth, whole);
            for (int frame = 0; frame < whole.Length * 100 / whole.SampleRate; frame++)
            {
                long at = ((2L * frame) + 1) * whole.SampleRate / 200;
                bool isSame = ShapeAt(whole, at) == ShapeAt(pieces, at);
                frames++;
                same += isSame ? 1 : 0;
                if (frame * 10 < sizes.First)
                {
                    firstFrames++;
                    firstSame += isSame ? 1 : 0;
                }
            }

            foreach ((SpeechMark one, SpeechMark other) in WholeWords(sample).Zip(found))
            {
                words.Add(Math.Abs(one.Start - other.Start) / (double)sample.Format.SampleRate);
            }
        }

        public string ToRow()
        {
            words.Sort();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {sizes.First} ms, then {sizes.Later} ms{(sizes.HeldBack > 0 ? $", {sizes.HeldBack} ms behind what is heard" : "")} | "
                    + $"{sentences} | {100.0 * same / frames:0.0} % | {100.0 * firstSame / firstFrames:0.0} % | {right.Exact:0.0} % | "
                    + $"{wholeRight.Exact:0.0} % | {right.Closures} | {1000 * words[words.Count / 2]:0} / "
                    + $"{1000 * words[(int)(words.Count * 0.95)]:0} ms |");
        }

        private static List<SpeechMark> WholeWords(SpokenSample sample)
        {
            LipSyncSession lips = new AlignedLipSync().CreateSession(sample.Format, sample.Text, sample.Locale);
            var timings = new WordTimings(sample.Format, sample.Text, sample.Locale, lips);
            lips.Append(sample.Audio, []);
            lips.Complete();
            timings.Append(sample.Audio, []);
            timings.Complete();
            return [.. timings.Take(sample.Length)];
        }

        private VisemeTrack Listen(SpokenSample sample, out List<SpeechMark> found)
        {
            int rate = sample.Format.SampleRate;
            LipSyncSession lips = new AlignedLipSync().CreateSession(sample.Format, sample.Text, sample.Locale);
            var timings = new WordTimings(sample.Format, sample.Text, sample.Locale, lips);
            List<VisemeSpan> spans = [];
            found = [];
            long taken = 0;
            byte[][] chunks = [.. sample.Audio.ToArray().Chunk(rate / 100 * 2)];
            for (int i = 0; i < chunks.Length; i++)
            {
                lips.Append(chunks[i], []);
                timings.Append(chunks[i], []);
                bool isLast = i == chunks.Length - 1;
                if (isLast)
                {
                    lips.Complete();
                    timings.Complete();
                }

                long heldBack = taken == 0 || isLast ? 0 : (long)sizes.HeldBack * rate / 1000;
                long until = lips.Available - heldBack;
                if (isLast || until - taken >= (long)(taken == 0 ? sizes.First : sizes.Later) * rate / 1000)
                {
                    VisemeTrack part = lips.Take(until);
                    spans.AddRange(part.Spans.Where(span => span.Start < part.Length).Select(span => span with { Start = span.Start + taken }));
                    found.AddRange(timings.Take(until).Select(word => word with { Start = word.Start + taken }));
                    taken = until;
                }
            }

            return new VisemeTrack(rate, sample.Length, spans);
        }

        private static Viseme ShapeAt(VisemeTrack track, long sample)
            => track.Spans.FirstOrDefault(span => span.Start <= sample && sample < span.End).Viseme;
    }
}
