namespace AvatarKit.Evaluation;

/// <summary>Compares what the lips do with what is said. The definitions stand in this project's README.</summary>
internal sealed class LipMeasure
{
    private const double PauseSeconds = 0.12;
    private const double ReachSeconds = 0.3;
    private const double ClosureReachSeconds = 0.08;

    /// <summary>A mouth may open this long before the sound that it is for: until then it must be shut.</summary>
    private const double AnticipationSeconds = 0.15;

    private readonly LipFrames frames;
    private readonly IReadOnlyList<LipPhone> phones;
    private readonly LipBars bars;
    private readonly LipReport report;
    private readonly double end;

    private LipMeasure(LipFrames frames, IReadOnlyList<LipPhone> phones, LipBars bars, LipReport report)
    {
        this.frames = frames;
        this.phones = phones;
        this.bars = bars;
        this.report = report;
        end = frames.Ends[^1];
    }

    /// <summary>Measures a video.</summary>
    /// <param name="frames">What the lips do.</param>
    /// <param name="speech">What is said, on the container's clock.</param>
    /// <param name="soundStart">When sound becomes audible near a moment of the container's clock.</param>
    /// <param name="interruptedAt">When the speech was cut, in seconds on the container's clock; what
    /// the marks have after it does not count.</param>
    /// <param name="report">Where to write it.</param>
    public static LipReport Measure(LipFrames frames, SpeechTimes speech, Func<double, double?> soundStart, double? interruptedAt, LipReport report)
    {
        IReadOnlyList<LipPhone> phones = speech.Phones;
        if (interruptedAt is double cut)
        {
            phones = [.. phones.Where(phone => phone.Start < cut).Select(phone => phone with { End = Math.Min(phone.End, cut) })];
        }

        LipBars bars = LipBars.For(frames, speech);
        var measure = new LipMeasure(frames, phones, bars, report with { Bars = bars, Frames = frames.Count });
        measure.MeasureAll(soundStart, interruptedAt is not null);
        return measure.report;
    }

    private void MeasureAll(Func<double, double?> soundStart, bool isInterrupted)
    {
        for (int i = 0; i < phones.Count; i++)
        {
            LipPhone phone = phones[i];
            bool isCut = isInterrupted && i == phones.Count - 1;
            if (phone.IsBilabial && !isCut)
            {
                MeasureClosure(i);
            }

            if (phone.IsVowel && phone.End - phone.Start >= 0.06 && !isCut)
            {
                MeasurePeak(phone);
            }

            if (i == 0 || phone.Start - phones[i - 1].End >= PauseSeconds)
            {
                MeasureOnset(i, soundStart);
            }

            if (i == phones.Count - 1 || phones[i + 1].Start - phone.End >= PauseSeconds)
            {
                MeasureShut(i);
            }
        }
    }

    private void MeasureClosure(int index)
    {
        LipPhone phone = phones[index];
        LipPhone? before = index > 0 && phone.Start - phones[index - 1].End < 0.04 ? phones[index - 1] : null;
        LipPhone? after = index + 1 < phones.Count && phones[index + 1].Start - phone.End < 0.04 ? phones[index + 1] : null;
        report.OpenFrames += CountOpen(phone);

        double from = phone.Start - (before is { IsClosure: false } ? ClosureReachSeconds : 0);
        double to = phone.End + (after is { IsClosure: false } ? ClosureReachSeconds : 0);
        List<int> near = [.. frames.Between(from, to)];
        if (near.Count == 0)
        {
            return;
        }

        double least = near.Min(frame => frames.Openings[frame]);
        if (least > bars.Sealed)
        {
            report.MissedClosures.Add(new LipEvent(phone.Centre * 1000, least, phone.Viseme));
            return;
        }

        if (before is not { IsClosure: false } || after is not { IsClosure: false })
        {
            return;
        }

        int middle = near.Where(frame => frames.Openings[frame] <= bars.Sealed).MinBy(frame => Math.Abs(frames.Centre(frame) - phone.Centre));
        (int first, int last) = (middle, middle);
        while (first > 0 && frames.Openings[first - 1] <= bars.Sealed)
        {
            first--;
        }

        while (last + 1 < frames.Count && frames.Openings[last + 1] <= bars.Sealed)
        {
            last++;
        }

        double centre = (frames.Starts[first] + frames.Ends[last]) / 2;
        report.Closures.Add(new LipEvent(phone.Centre * 1000, (centre - phone.Centre) * 1000, phone.Viseme));
    }

    /// <summary>Pictures shown wholly within the middle half of the sound with lips apart; where no picture is, one closed picture within half
    /// a picture of the sound is asked for.</summary>
    private int CountOpen(LipPhone phone)
    {
        double quarter = (phone.End - phone.Start) / 4;
        const double Hair = 0.0005;
        int open = 0;
        int whole = 0;
        bool hasClosed = false;
        for (int i = 0; i < frames.Count; i++)
        {
            bool isOpen = frames.Openings[i] > bars.Sealed;
            if (frames.Starts[i] >= phone.Start + quarter - Hair && frames.Ends[i] <= phone.End - quarter + Hair)
            {
                whole++;
                open += isOpen ? 1 : 0;
            }

            double half = (frames.Ends[i] - frames.Starts[i]) / 2;
            hasClosed |= !isOpen && frames.Starts[i] < phone.End + half && frames.Ends[i] > phone.Start - half;
        }

        return whole > 0 ? open : hasClosed ? 0 : 1;
    }

    private void MeasureOnset(int index, Func<double, double?> soundStart)
    {
        LipPhone first = phones[index];
        double pauseStart = index == 0 ? double.NegativeInfinity : phones[index - 1].End;
        int target = index;
        while (target < phones.Count && phones[target].IsBilabial && (target == index || phones[target].Start - phones[target - 1].End < 0.04))
        {
            target++;
        }

        if (target == phones.Count || (target > index && phones[target].Start - phones[target - 1].End >= 0.04))
        {
            return;
        }

        double sound = phones[target].Start;
        double from = target > index
            ? Math.Max(first.Start - 0.1, pauseStart)
            : Math.Max(sound - ReachSeconds, pauseStart + Math.Min(0.15, (first.Start - pauseStart) / 2));
        int[] near = [.. frames.Between(from, sound + ReachSeconds)];
        double least = near.Where(frame => frames.Centre(frame) <= sound + 0.1).Select(frame => frames.Openings[frame]).DefaultIfEmpty(0).Min();
        // In a short pause the mouth need not close all the way: then the opening starts from where it is.
        bool isShort = first.Start - pauseStart < ReachSeconds;
        double bar = isShort ? Math.Max(bars.Open, least + (0.1 * bars.Range)) : bars.Open;
        List<int> openings = FindOpenings(near, bar, index == 0);
        if (openings.Count == 0)
        {
            bool wasClosed = near.Any(frame => frames.Openings[frame] <= bar);
            report.MissedOnsets.Add(new LipEvent(sound * 1000, wasClosed ? ReachSeconds * 1000 : -ReachSeconds * 1000, first.Viseme));
            return;
        }

        // Lips that come together for the first sound may part in the pause before it.
        int at = target > index ? openings.MinBy(frame => Math.Abs(frames.Starts[frame] - sound)) : openings[0];
        double opened = frames.Starts[at];
        report.Onsets.Add(new LipEvent(sound * 1000, (opened - sound) * 1000, first.Viseme));
        if (target == index && soundStart(sound) is double audible)
        {
            report.EnergyOnsets.Add(new LipEvent(audible * 1000, (opened - audible) * 1000, first.Viseme));
        }
    }

    /// <summary>The pictures with which the mouth opens and stays open for at least two; the very first of a video too, if it is open.</summary>
    private List<int> FindOpenings(int[] near, double bar, bool isStart)
    {
        List<int> found = [];
        for (int i = 0; i < near.Length; i++)
        {
            bool isOpen = frames.Openings[near[i]] > bar && (i + 1 == near.Length || frames.Openings[near[i + 1]] > bar);
            bool wasClosed = i > 0 ? frames.Openings[near[i - 1]] <= bar : isStart && near[0] == 0;
            if (isOpen && wasClosed)
            {
                found.Add(near[i]);
            }
        }

        return found;
    }

    private void MeasurePeak(LipPhone phone)
    {
        int[] near = [.. frames.Between(phone.Start - 0.04, phone.End + 0.04)];
        if (near.Length == 0)
        {
            return;
        }

        double most = near.Max(frame => frames.Openings[frame]);
        int[] widest = [.. near.Where(frame => frames.Openings[frame] >= most * 0.95)];
        double centre = (frames.Starts[widest[0]] + frames.Ends[widest[^1]]) / 2;
        report.Openings.Add(new LipEvent(phone.Centre * 1000, (centre - phone.Centre) * 1000, phone.Viseme));
    }

    private void MeasureShut(int index)
    {
        double silent = phones[index].End;
        bool isEnd = index == phones.Count - 1;
        double limit = isEnd ? end : phones[index + 1].Start - AnticipationSeconds;
        if (!isEnd && limit - silent < 0.2)
        {
            return;
        }

        // The picture on screen when the sound ends, and those that follow.
        int[] after = [.. Enumerable.Range(0, frames.Count).Where(frame => frames.Ends[frame] > silent && frames.Starts[frame] < limit)];
        int lastOpen = Array.FindLastIndex(after, frame => frames.Openings[frame] > bars.Sealed);
        if (lastOpen < 0)
        {
            bool isShut = after.Length > 0 || frames.Openings[^1] <= bars.Sealed;
            (isShut ? report.Shut : report.NeverShut).Add(new LipEvent(silent * 1000, 0, phones[index].Viseme));
            return;
        }

        double shut = frames.Ends[after[lastOpen]] - silent;
        (lastOpen == after.Length - 1 ? report.NeverShut : report.Shut).Add(new LipEvent(silent * 1000, shut * 1000, phones[index].Viseme));
    }
}
