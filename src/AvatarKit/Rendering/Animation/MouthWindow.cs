namespace AvatarKit;

/// <summary>The mouth's curves over a stretch of time, solved from what the sounds in and around it demand. Reused from stretch to stretch and from
/// piece to piece; not thread-safe; what is solved lies in shared arrays.</summary>
/// <remarks>
/// Speech of any length is solved in stretches of fixed places that overlap by <see cref="Margin"/> steps, many times as far as a sound is felt:
/// they meet without a seam, and a moment looks the same whichever order moments are asked for.
/// Where a piece goes on from another, what was shown is demanded as it was.
/// </remarks>
internal sealed class MouthWindow
{
    /// <summary>The time between steps, in seconds.</summary>
    public const double Step = 0.005;

    private const int Length = 512;
    private const int Margin = 160;
    private const int Steps = Length + 1 + (2 * Margin);

    /// <summary>How far beyond its end a piece may be read, in steps: a picture may be shown up to 30 ms later,
    /// and the next piece goes on from a step behind the end.</summary>
    private const int Beyond = 10;

    private const long NoLimit = long.MaxValue / 2;

    /// <summary>The weight of what was shown: stricter than all that is not negotiable.</summary>
    private const double Shown = 100 * MouthDemands.Hard;

    /// <summary>A sound takes hold of the mouth faster than it lets go: these parts of it, but no longer than these times, in seconds.</summary>
    private const double AttackShare = 0.25;
    private const double AttackSeconds = 0.03;
    private const double DecayShare = 0.4;
    private const double DecaySeconds = 0.07;

    /// <summary>
    /// The first sound after a rest has no neighbour before it whose opening it could take, and none of its own would not be seen:
    /// for so long it insists on it so much, in seconds, and then lets go of it. Rounding comes from the sounds behind it as ever.
    /// </summary>
    private const double OnsetSeconds = 0.04;
    private const double OnsetEnd = 0.08;
    private const float OnsetDemand = 2;

    // What solving needs in between is shared: thousands of turns have a mouth at once, a thread solves one at a time.
    [ThreadStatic]
    private static MouthScratch? threadScratch;

    private readonly MouthCurves curves = new();
    private MouthScratch scratch = MouthScratch.None;
    private MouthTimeline timeline = new([], 0);
    private Loudness loudness = new([], []);
    private MouthHistory? history;
    private long limit = NoLimit;

    /// <summary>Goes on to other speech, or to more of the same.</summary>
    /// <param name="timeline">What the mouth is to do.</param>
    /// <param name="loudness">How loud the speech is.</param>
    /// <param name="history">What it did before, if it does not begin at rest; <see cref="Read"/> then begins there.</param>
    /// <param name="end">How far it will be read, in seconds, so that no more is solved.</param>
    public void Begin(MouthTimeline timeline, Loudness loudness, MouthHistory? history = null, double end = double.PositiveInfinity)
    {
        this.timeline = timeline;
        this.loudness = loudness;
        this.history = history;
        limit = double.IsPositiveInfinity(end) ? NoLimit : (long)Math.Ceiling(end / Step) + Beyond;
        curves.Clear();
    }

    /// <summary>The time whose mouth a frame shows: its own, or the middle of a closure that would fall between two frames.</summary>
    public double TimeOfFrame(double time, int frameRate) => timeline.TimeOfFrame(time, frameRate);

    /// <summary>Writes the mouth's channels of a pose.</summary>
    /// <param name="time">Seconds.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public void Sample(double time, Span<float> pose)
    {
        Span<float> values = stackalloc float[VisemePoses.Curves];
        Read(time, values);
        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            // A solved rest is off by a rounding error.
            float value = values[c] < 1e-4f ? 0 : Math.Min(1, values[c]);
            FaceChannel channel = VisemePoses.CurveChannels[c];
            pose[(int)channel] = value;
            if (VisemePoses.IsPaired(channel))
            {
                pose[(int)channel + 1] = value;
            }
        }

        float seal = pose[(int)FaceChannel.MouthClose];
        pose[(int)FaceChannel.MouthClose] = (seal > 0.999f ? 1 : seal) * pose[(int)FaceChannel.JawOpen];
    }

    /// <summary>How the mouth moves at a time, to go on from there.</summary>
    /// <param name="time">The time, in seconds.</param>
    /// <param name="then">What the same moment is called on the clock that goes on.</param>
    public MouthHistory Remember(double time, double then)
    {
        long firstStep = (long)Math.Ceiling(then / Step) - (MouthHistory.Steps - 1);
        var values = new float[MouthHistory.Steps * VisemePoses.Curves];
        for (int i = 0; i < MouthHistory.Steps; i++)
        {
            Read(time + ((firstStep + i) * Step) - then, values.AsSpan(i * VisemePoses.Curves, VisemePoses.Curves));
        }

        return new MouthHistory(firstStep, values);
    }

    /// <summary>Reads every curve at a time.</summary>
    /// <param name="time">Seconds from the start of the track.</param>
    /// <param name="values">Receives <see cref="VisemePoses.Curves"/> values.</param>
    public void Read(double time, Span<float> values)
    {
        double at = time / Step;
        if (history is not null)
        {
            at = Math.Max(at, history.FirstStep);
        }

        long step = (long)Math.Floor(at);
        if (!curves.Has(step))
        {
            SolveFor(step);
        }

        curves.Read(step, (float)(at - step), values);
    }

    /// <summary>Lets go of what lies before a time, but for what <see cref="Remember"/> asks for there.
    /// What is read of it again is solved again.</summary>
    /// <param name="before">The time, in seconds; infinity: of everything.</param>
    public void Forget(double before)
        => curves.KeepFrom(double.IsPositiveInfinity(before) ? NoLimit : (long)Math.Floor(before / Step) - MouthHistory.Steps);

    private void SolveFor(long step)
    {
        long origin = history?.FirstStep ?? 0;
        long wanted = (long)Math.Floor((step - origin) / (double)Length);
        long first = origin + (wanted * Length);

        // Before what was shown nothing is to be known.
        int before = history is not null && wanted == 0 ? 0 : Margin;
        int count = (int)Math.Clamp(limit - first + 1, step - first + 2, Length + 1);
        curves.Begin(first, count);
        scratch = threadScratch ??= new MouthScratch(Steps);
        Solve(first - before, before, before + count + Margin);
        scratch = MouthScratch.None;
    }

    /// <param name="firstStep">The first step.</param>
    /// <param name="skip">How many steps from there are not wanted.</param>
    /// <param name="steps">Steps to be solved.</param>
    private void Solve(long firstStep, int skip, int steps)
    {
        double from = firstStep * Step;
        double to = from + ((steps - 1) * Step);
        ReadOnlySpan<MouthPiece> pieces = timeline.Pieces();
        int firstPiece = timeline.FirstEndingAfter(from);
        for (int i = 0, piece = firstPiece; i < steps; i++)
        {
            // The same number in every stretch: a piece that begins on a step begins there in all of them.
            double time = (firstStep + i) * Step;
            while (pieces[piece].End <= time)
            {
                piece++;
            }

            // A rest holds from the step before it: moments between steps are read from both.
            Demand(
                pieces[piece + 1 < pieces.Length && pieces[piece + 1].IsRest && time + Step > pieces[piece + 1].Start ? piece + 1 : piece], time, i);
        }

        // Lips at the teeth first: where both are demanded of the same moment, lips that meet win.
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = Math.Max(0, firstPiece - 2); i < pieces.Length && pieces[i].Start < to + 0.1; i++)
            {
                if (pieces[i].Viseme == (pass == 0 ? Viseme.FF : Viseme.PP))
                {
                    Shut(pieces[i], firstStep, steps);
                }
            }
        }

        if (history is not null)
        {
            Repeat(history, firstStep, steps);
        }

        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            MouthPart part = VisemePoses.CurveParts[c];
            if (c == 0 || part != VisemePoses.CurveParts[c - 1])
            {
                double inertia = MouthDemands.InertiaSeconds(part) / Step;
                scratch.Smoother.Factor(scratch.Weights.AsSpan((int)part * Steps, steps), inertia * inertia, Math.Pow(inertia, 4) / 6);
            }

            Span<float> goals = scratch.Goals.AsSpan(c * Steps, steps);
            if (part is MouthPart.Jaw or MouthPart.Seal)
            {
                scratch.Smoother.Solve(goals, 0, scratch.Motion(part, steps));
            }
            else
            {
                scratch.Smoother.Solve(goals, skip, curves.Row(c));
            }
        }

        // The steps on both sides are taken in: a jaw is up in time only if it began in time.
        Span<float> jaw = scratch.Motion(MouthPart.Jaw, steps);
        Span<float> seal = scratch.Motion(MouthPart.Seal, steps);
        MouthSpeed.Bound(jaw, seal, scratch.Room(steps), history?.FirstStep == firstStep ? MouthHistory.Steps : 0);
        Span<float> row = curves.Row((int)MouthPart.Jaw);
        jaw.Slice(skip, row.Length).CopyTo(row);
        seal.Slice(skip, row.Length).CopyTo(curves.Row((int)MouthPart.Seal));
    }

    /// <summary>Demands what was shown.</summary>
    private void Repeat(MouthHistory history, long firstStep, int steps)
    {
        for (int i = 0; i < MouthHistory.Steps; i++)
        {
            long step = history.FirstStep + i - firstStep;
            if (step < 0 || step >= steps)
            {
                continue;
            }

            for (int part = 0; part < MouthDemands.PartCount; part++)
            {
                scratch.Weights[(part * Steps) + step] = Shown;
            }

            for (int c = 0; c < VisemePoses.Curves; c++)
            {
                scratch.Goals[(c * Steps) + step] = history.Values[(i * VisemePoses.Curves) + c];
            }
        }
    }

    private void Demand(in MouthPiece piece, double time, int step)
    {
        scratch.Rests[step] = piece.IsRest;
        double grip = piece.IsRest ? MouthDemands.Hard : Grip(piece, time);
        float onset = piece.IsOnset ? OnsetDemand * (1 - Curves.Smooth(OnsetSeconds, OnsetEnd, time - piece.Start)) : 0;
        for (int part = 0; part < MouthDemands.PartCount; part++)
        {
            scratch.Weights[(part * Steps) + step] = piece.IsRest
                ? grip
                : Math.Max((MouthPart)part is MouthPart.Jaw or MouthPart.Lips ? onset : 0, grip * MouthDemands.Of(piece.Viseme, (MouthPart)part));
        }

        float amount = piece.IsRest ? 0 : piece.Weight * (VisemePoses.IsVowel(piece.Viseme) ? loudness.Gain(time) : 1);
        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            scratch.Goals[(c * Steps) + step] = amount == 0 ? 0 : Math.Min(1, amount * VisemePoses.Goal(piece.Viseme, c));
        }
    }

    private static double Grip(in MouthPiece piece, double time)
    {
        double length = piece.End - piece.Start;
        double attack = Curves.Smooth(0, Math.Min(AttackShare * length, AttackSeconds), time - piece.Start);
        double decay = Curves.Smooth(0, Math.Min(DecayShare * length, DecaySeconds), piece.End - time);
        return 0.3 + (0.7 * Math.Min(attack, (0.3 + (0.7 * decay))));
    }

    private void Shut(in MouthPiece piece, long firstStep, int steps)
    {
        int first = (int)Math.Max(0, Math.Floor(piece.HeldFrom / Step) - firstStep);
        int last = (int)Math.Min(steps - 1, Math.Ceiling(piece.HeldTo / Step) - firstStep);

        // A weak closure presses less, but the lips meet: the b of Spanish between vowels.
        float shut = Math.Min(1, 2 * piece.Weight);
        double strict = shut < 1 ? 3 * shut : MouthDemands.Hard;
        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            MouthPart part = VisemePoses.CurveParts[c];
            if (!MouthDemands.IsHard(piece.Viseme, part))
            {
                continue;
            }

            float goal = VisemePoses.Goal(piece.Viseme, c) * (part == MouthPart.Contact ? piece.Weight : part == MouthPart.Seal ? shut : 1);
            for (int i = first; i <= last; i++)
            {
                // At rest the lips are together without it.
                if (!scratch.Rests[i])
                {
                    scratch.Weights[((int)part * Steps) + i] = strict;
                    scratch.Goals[(c * Steps) + i] = goal;
                }
            }
        }
    }
}
