using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>How good lip sync of some speech was.</summary>
internal sealed class AlignmentScore
{
    /// <summary>A closure found this near to the true one, in seconds, is found.</summary>
    private const double Near = 0.04;

    public static string Header =>
        "| voice | sentences | boundary median | p95 | without partner | frames right, with text | without text | nine shapes, with | without "
        + "| p b m recall / precision, with text | without text | × real time, with | without |\n"
        + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";

    /// <summary>The same in few columns, for voices and people that were not learned from.</summary>
    public static string UnseenHeader =>
        "| voice | sentences | boundary median / p95 | frames right, with text / without | suiting, with / without / Rhubarb "
        + "| p b m missed / false, with text | missed / false, without | false in 20 s, without "
        + "| rests that are none, a second, with text | without |\n"
        + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";

    public int Sentences { get; private set; }

    public double Seconds { get; set; }

    public double TimeWithText { get; set; }

    public double TimeWithoutText { get; set; }

    public List<double> Errors { get; } = [];

    public int TrueSounds { get; private set; }

    public int Unmatched { get; private set; }

    public FrameScore WithText { get; } = new();

    public FrameScore WithoutText { get; } = new();

    public FrameScore Peer { get; } = new();

    /// <summary>How many files the peer broke on: they count for nobody in the comparison.</summary>
    public int Unheard { get; set; }

    public double Median => Quantile(0.5);

    public void AddBoundaries(IReadOnlyList<TruePhone> truth, IEnumerable<AlignedSound> found)
    {
        List<PhoneMatching.Item> items = PhoneMatching.Of(truth);
        (List<double> errors, int unmatched) = PhoneMatching.Compare(items, PhoneMatching.Of(found));
        Errors.AddRange(errors);
        TrueSounds += items.Count;
        Unmatched += unmatched;
        Sentences++;
    }

    public void Add(AlignmentScore other)
    {
        Errors.AddRange(other.Errors);
        TrueSounds += other.TrueSounds;
        Unmatched += other.Unmatched;
        Sentences += other.Sentences;
        Seconds += other.Seconds;
        TimeWithText += other.TimeWithText;
        TimeWithoutText += other.TimeWithoutText;
        WithText.Add(other.WithText);
        WithoutText.Add(other.WithoutText);
        Peer.Add(other.Peer);
        Unheard += other.Unheard;
    }

    public string ToRow(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Sentences} | {Median * 1000:0.0} ms | {Quantile(0.95) * 1000:0} ms | {100.0 * Unmatched / Math.Max(1, TrueSounds):0.0} "
            + $"% | {WithText.Exact:0.0} % | {WithoutText.Exact:0.0} % | {WithText.Coarse:0.0} % | {WithoutText.Coarse:0.0} % | "
            + $"{WithText.Closures} | {WithoutText.Closures} | {Seconds / TimeWithText:0} | {Seconds / TimeWithoutText:0} |");

    public string ToUnseenRow(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Sentences} | {Median * 1000:0.0} / {Quantile(0.95) * 1000:0} ms | {WithText.Exact:0.0} / {WithoutText.Exact:0.0} % | "
            + $"{WithText.Suited:0.0} / {WithoutText.Suited:0.0} / {(Peer.IsEmpty ? double.NaN : Peer.Suited):0.0} % | "
            + $"{WithText.Closed} | {WithoutText.Closed} | {WithoutText.Closed.FalseIn(20):0.0} | "
            + $"{WithText.Closed.FalseRestsIn(1):0.00} | {WithoutText.Closed.FalseRestsIn(1):0.00} |");

    public double Quantile(double share)
    {
        double[] sorted = [.. Errors.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    /// <summary>How many shapes were right, frame by frame, and how many closures were found.</summary>
    internal sealed class FrameScore
    {
        private int frames;
        private int exact;
        private int coarse;
        private int suited;
        private int trueClosures;
        private int foundOfTrue;
        private int closures;
        private int trueOfFound;

        public double Exact => 100.0 * exact / Math.Max(1, frames);

        public double Coarse => 100.0 * coarse / Math.Max(1, frames);

        /// <summary>How many mouths, in percent, were among those that Rhubarb's rules let the sound have.</summary>
        public double Suited => 100.0 * suited / Math.Max(1, frames);

        public bool IsEmpty => frames == 0;

        /// <summary>Closed lips and rests, found, missed and invented.</summary>
        public ClosureScore Closed { get; } = new();

        public double Recall => 100.0 * foundOfTrue / Math.Max(1, trueClosures);

        public string Closures => string.Create(CultureInfo.InvariantCulture, $"{Recall:0} % / {100.0 * trueOfFound / Math.Max(1, closures):0} %");

        public void Add(VisemeTrack truth, VisemeTrack track)
        {
            AddMouths(
                truth,
                time => MouthClasses.Of(ShapeAt(track, time)),
                [.. track.Spans.Where(static span => span.Viseme == Viseme.PP).Select(span => (double)span.Start / track.SampleRate)]);
            for (double time = 0.005; time < Length(truth); time += 0.01)
            {
                exact += ShapeAt(truth, time) == ShapeAt(track, time) ? 1 : 0;
            }

            Closed.Add(truth, track);
        }

        /// <summary>Adds what is known only in the nine shapes.</summary>
        public void AddMouths(VisemeTrack truth, Func<double, char> mouthAt, IReadOnlyList<double> closed)
        {
            for (double time = 0.005; time < Length(truth); time += 0.01)
            {
                frames++;
                (Viseme sound, char mouth) = (ShapeAt(truth, time), mouthAt(time));
                coarse += MouthClasses.Of(sound) == mouth ? 1 : 0;
                suited += MouthClasses.Suits(sound, mouth) ? 1 : 0;
            }

            double[] expected = [.. truth.Spans
                .Where(static span => span.Viseme == Viseme.PP)
                .Select(span => (double)span.Start / truth.SampleRate)];
            trueClosures += expected.Length;
            foundOfTrue += expected.Count(start => closed.Any(other => Math.Abs(other - start) <= Near));
            closures += closed.Count;
            trueOfFound += closed.Count(start => expected.Any(other => Math.Abs(other - start) <= Near));
        }

        public void Add(FrameScore other)
        {
            frames += other.frames;
            exact += other.exact;
            coarse += other.coarse;
            suited += other.suited;
            trueClosures += other.trueClosures;
            foundOfTrue += other.foundOfTrue;
            closures += other.closures;
            trueOfFound += other.trueOfFound;
            Closed.Add(other.Closed);
        }

        private static double Length(VisemeTrack track) => (double)track.Length / track.SampleRate;

        private static Viseme ShapeAt(VisemeTrack track, double time)
        {
            long sample = (long)(time * track.SampleRate);
            foreach (VisemeSpan span in track.Spans)
            {
                if (sample < span.End)
                {
                    return sample >= span.Start ? span.Viseme : Viseme.Sil;
                }
            }

            return Viseme.Sil;
        }
    }
}
