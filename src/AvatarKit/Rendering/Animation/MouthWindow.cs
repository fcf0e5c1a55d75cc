namespace AvatarKit;

/// <summary>The mouth's curves over a stretch of time, solved from what the sounds in and around it demand. Reused from stretch to stretch; not thread-safe; solving allocates nothing.</summary>
/// <remarks>
/// Speech of any length is solved in stretches of fixed places that overlap by <see cref="Margin"/> steps, many times as far as a sound is felt: they meet without a
/// seam, and a moment looks the same whichever order moments are asked for.
/// </remarks>
internal sealed class MouthWindow
{
    /// <summary>The time between steps, in seconds.</summary>
    public const double Step = 0.005;

    private const int Length = 512;
    private const int Margin = 160;
    private const int Steps = Length + 1 + (2 * Margin);

    /// <summary>A sound takes hold of the mouth faster than it lets go: these parts of it, but no longer than these times, in seconds.</summary>
    private const double AttackShare = 0.25;
    private const double AttackSeconds = 0.03;
    private const double DecayShare = 0.4;
    private const double DecaySeconds = 0.07;

    /// <summary>
    /// The first sound after a rest has no neighbour before it whose opening it could take, and none of its own would not be seen: for so long it insists on it so much, in
    /// seconds, and then lets go of it. Rounding comes from the sounds behind it as ever.
    /// </summary>
    private const double OnsetSeconds = 0.04;
    private const double OnsetEnd = 0.08;
    private const float OnsetDemand = 2;

    private readonly MouthTimeline timeline;
    private readonly Loudness loudness;
    private readonly PentadiagonalSmoother smoother = new(Steps);
    private readonly double[] weights = new double[MouthDemands.PartCount * Steps];
    private readonly float[] goals = new float[VisemePoses.Curves * Steps];
    private readonly bool[] rests = new bool[Steps];
    private readonly float[] curves = new float[VisemePoses.Curves * (Length + 1)];
    private long window = long.MinValue;

    public MouthWindow(MouthTimeline timeline, Loudness loudness)
    {
        this.timeline = timeline;
        this.loudness = loudness;
    }

    /// <summary>Reads every curve at a time.</summary>
    /// <param name="time">Seconds from the start of the track.</param>
    /// <param name="values">Receives <see cref="VisemePoses.Curves"/> values.</param>
    public void Read(double time, Span<float> values)
    {
        double at = time / Step;
        long step = (long)Math.Floor(at);
        long wanted = (long)Math.Floor(step / (double)Length);
        if (wanted != window)
        {
            Solve(wanted * Length * Step);
            window = wanted;
        }

        int index = (int)(step - (wanted * Length));
        float part = (float)(at - step);
        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            float from = curves[(c * (Length + 1)) + index];
            values[c] = from + ((curves[(c * (Length + 1)) + index + 1] - from) * part);
        }
    }

    private void Solve(double start)
    {
        double from = start - (Margin * Step);
        double to = from + ((Steps - 1) * Step);
        ReadOnlySpan<MouthPiece> pieces = timeline.Pieces();
        int first = timeline.FirstEndingAfter(from);
        for (int i = 0, piece = first; i < Steps; i++)
        {
            double time = from + (i * Step);
            while (pieces[piece].End <= time)
            {
                piece++;
            }

            // A rest holds from the step before it: moments between steps are read from both.
            Demand(pieces[piece + 1 < pieces.Length && pieces[piece + 1].IsRest && time + Step > pieces[piece + 1].Start ? piece + 1 : piece], time, i);
        }

        // Lips at the teeth first: where both are demanded of the same moment, lips that meet win.
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = Math.Max(0, first - 2); i < pieces.Length && pieces[i].Start < to + 0.1; i++)
            {
                if (pieces[i].Viseme == (pass == 0 ? Viseme.FF : Viseme.PP))
                {
                    Shut(pieces[i], from);
                }
            }
        }

        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            MouthPart part = VisemePoses.CurveParts[c];
            if (c == 0 || part != VisemePoses.CurveParts[c - 1])
            {
                double inertia = MouthDemands.InertiaSeconds(part) / Step;
                smoother.Factor(weights.AsSpan((int)part * Steps, Steps), inertia * inertia, Math.Pow(inertia, 4) / 6);
            }

            smoother.Solve(goals.AsSpan(c * Steps, Steps), Margin, curves.AsSpan(c * (Length + 1), Length + 1));
        }
    }

    private void Demand(in MouthPiece piece, double time, int step)
    {
        rests[step] = piece.IsRest;
        double grip = piece.IsRest ? MouthDemands.Hard : Grip(piece, time);
        float onset = piece.IsOnset ? OnsetDemand * (1 - Curves.Smooth(OnsetSeconds, OnsetEnd, time - piece.Start)) : 0;
        for (int part = 0; part < MouthDemands.PartCount; part++)
        {
            weights[(part * Steps) + step] = piece.IsRest ? grip : Math.Max((MouthPart)part is MouthPart.Jaw or MouthPart.Lips ? onset : 0, grip * MouthDemands.Of(piece.Viseme, (MouthPart)part));
        }

        float amount = piece.IsRest ? 0 : piece.Weight * (VisemePoses.IsVowel(piece.Viseme) ? loudness.Gain(time) : 1);
        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            goals[(c * Steps) + step] = amount == 0 ? 0 : Math.Min(1, amount * VisemePoses.Goal(piece.Viseme, c));
        }
    }

    private static double Grip(in MouthPiece piece, double time)
    {
        double length = piece.End - piece.Start;
        double attack = Curves.Smooth(0, Math.Min(AttackShare * length, AttackSeconds), time - piece.Start);
        double decay = Curves.Smooth(0, Math.Min(DecayShare * length, DecaySeconds), piece.End - time);
        return 0.3 + (0.7 * Math.Min(attack, (0.3 + (0.7 * decay))));
    }

    private void Shut(in MouthPiece piece, double from)
    {
        int first = Math.Max(0, (int)Math.Floor((piece.HeldFrom - from) / Step));
        int last = (int)Math.Min(Steps - 1, Math.Ceiling((piece.HeldTo - from) / Step));

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
                if (!rests[i])
                {
                    weights[((int)part * Steps) + i] = strict;
                    goals[(c * Steps) + i] = goal;
                }
            }
        }
    }
}
