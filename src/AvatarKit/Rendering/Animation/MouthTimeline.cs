namespace AvatarKit;

/// <summary>Shapes as pieces for the mouth: sounds, pauses, rests, and where lips are shut. Immutable and thread-safe.</summary>
internal sealed class MouthTimeline
{
    /// <summary>How long before a first sound the mouth may begin to open, in seconds: less than a frame at 60 per second is seen of it.</summary>
    private const double Lead = 0.01;

    /// <summary>How long the mouth takes to come to rest after the last sound, in seconds.</summary>
    private const double CloseSeconds = 0.11;

    /// <summary>A longer pause lets the mouth come to rest, in seconds; in a shorter one it waits.</summary>
    private const double RestSeconds = 0.12;

    /// <summary>What a rest lasts at least, in seconds: in a short pause the mouth hurries to it.</summary>
    private const double ShortestRest = 0.01;

    /// <summary>What lips need from the beginning of a closure until they meet, and again to part, in seconds.</summary>
    private const double MeetSeconds = 0.012;

    /// <summary>Lips that meet stay so for two frames at 60 per second, whatever the neighbours want: half of that, in seconds.</summary>
    private const double ShortestHalf = 0.0172;

    private readonly MouthPiece[] pieces;

    /// <summary>A last sound is taken to go on for so long, in seconds, where it is not known what follows.</summary>
    private const double HoldSeconds = 0.03;

    /// <summary>Lays out shapes.</summary>
    /// <param name="shapes">The shapes in order, in seconds.</param>
    /// <param name="length">Where the speech ends and the mouth is at rest; infinity where it is not known.</param>
    /// <param name="leftAt">When speech before this broke off, whose mouth may be open still; <see langword="null"/>: it is shut.</param>
    /// <param name="knownTo">How far it is known what is said, where the length is not.</param>
    public MouthTimeline(IReadOnlyList<MouthShape> shapes, double length, double? leftAt = null, double knownTo = 0)
    {
        pieces = [.. Pieces(shapes, length, leftAt, knownTo)];
    }

    /// <summary>The pieces in order; the first begins and the last ends at infinity.</summary>
    public ReadOnlySpan<MouthPiece> Pieces() => pieces;

    /// <summary>The first piece that ends after a time.</summary>
    public int FirstEndingAfter(double time)
    {
        int low = 0;
        int high = pieces.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (pieces[middle].End <= time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The time whose mouth a frame shows: its own, or the middle of a closure that would fall between two frames.</summary>
    /// <param name="time">The frame's moment, in seconds from the start of the track.</param>
    /// <param name="frameRate">Frames per second: there are frames at every whole multiple of its inverse before and after.</param>
    /// <returns>Seconds from the start of the track.</returns>
    public double TimeOfFrame(double time, int frameRate)
    {
        double half = 0.5 / frameRate;
        double chosen = time;
        double nearest = double.PositiveInfinity;
        bool rests = pieces[FirstEndingAfter(time)].IsRest;
        for (int i = FirstEndingAfter(time - half - ShortestHalf); i < pieces.Length && pieces[i].Start < time + half + ShortestHalf; i++)
        {
            ref readonly MouthPiece piece = ref pieces[i];
            if (double.IsNaN(piece.SealStart) || (rests && piece.Viseme != Viseme.PP))
            {
                continue;
            }

            if (piece.Viseme == Viseme.PP && time >= piece.SealStart && time <= piece.SealEnd)
            {
                return time;
            }

            // Lips that meet go before a lip at the teeth, and the nearer of two before the farther.
            double middle = (piece.SealStart + piece.SealEnd) / 2;
            double distance = Math.Abs(middle - time) + (piece.Viseme == Viseme.PP ? 0 : 1);
            if (IsMissed(piece, time, frameRate) && Math.Round((middle - time) * frameRate) == 0 && distance < nearest)
            {
                chosen = middle;
                nearest = distance;
            }
        }

        return chosen;
    }

    private static bool IsMissed(in MouthPiece piece, double time, int frameRate)
        => Math.Ceiling((piece.SealStart - time) * frameRate) > Math.Floor((piece.SealEnd - time) * frameRate);

    private static IEnumerable<MouthPiece> Pieces(IReadOnlyList<MouthShape> shapes, double length, double? leftAt, double knownTo)
    {
        double end = leftAt ?? double.NegativeInfinity;
        MouthPiece? waiting = leftAt is null ? null : new MouthPiece(Viseme.Sil, double.NegativeInfinity, end, 1, IsRest: false);
        bool isShut = leftAt is null;
        for (int i = 0; i < shapes.Count; i++)
        {
            MouthShape shape = shapes[i];
            double start = shape.Start;
            float weight = Sane(shape.Weight);
            if (shape.Viseme is <= Viseme.Sil or > Viseme.U || weight == 0 || start >= length)
            {
                continue;
            }

            bool isOpenEnd = double.IsPositiveInfinity(length) && i + 1 == shapes.Count && shape.End >= knownTo - 1e-6;
            double stop = isOpenEnd ? shape.End + HoldSeconds : Math.Min(shape.End, length);

            bool isAfterRest = start - end > RestSeconds;
            double close = Math.Min(CloseSeconds, start - end - Lead - ShortestRest);
            if (waiting is { } last)
            {
                // Lips that are together stay together until the jaw is up.
                yield return isAfterRest && last.Viseme == Viseme.PP ? last with { HeldTo = last.End + close } : last;
                if (isAfterRest)
                {
                    yield return new MouthPiece(Viseme.Sil, end, end + close, 1, IsRest: false);
                }
                else if (start > end)
                {
                    yield return new MouthPiece(Viseme.Sil, end, start, 1, IsRest: false);
                }
            }

            if (isAfterRest)
            {
                yield return new MouthPiece(Viseme.Sil, waiting is null ? end : end + close, start - Lead, 1, IsRest: true);
            }

            isShut |= isAfterRest;
            waiting = Sound(shape.Viseme, start, stop, weight, isAfterRest) with { IsOnset = isShut && shape.Viseme != Viseme.PP };
            isShut &= shape.Viseme == Viseme.PP;
            end = waiting.Value.End;
        }

        double rest = double.NegativeInfinity;
        if (waiting is { } final)
        {
            // The last frame is at rest even when the sound lasts to the end of the audio.
            rest = Math.Max(end, Math.Min(end + CloseSeconds, length));
            yield return final.Viseme == Viseme.PP ? final with { HeldTo = rest } : final;
            if (rest > end)
            {
                yield return new MouthPiece(Viseme.Sil, end, rest, 1, IsRest: false);
            }
        }

        yield return new MouthPiece(Viseme.Sil, rest, double.PositiveInfinity, 1, IsRest: true);
    }

    private static MouthPiece Sound(Viseme viseme, double start, double end, float weight, bool isAfterRest)
    {
        double from = isAfterRest ? start - Lead : start;
        if (!VisemeSmoothing.IsClosure(viseme))
        {
            return new MouthPiece(viseme, from, end, weight, IsRest: false);
        }

        double middle = (start + end) / 2;
        double half = Math.Max(ShortestHalf, ((end - start) / 2) - MeetSeconds);
        double held = isAfterRest && viseme == Viseme.PP ? Math.Min(from, middle - half) : middle - half;
        return new MouthPiece(viseme, from, end, weight, IsRest: false, middle - half, middle + half, held, middle + half);
    }

    private static float Sane(float weight) => float.IsNaN(weight) ? 0 : Math.Clamp(weight, 0, 1);
}
