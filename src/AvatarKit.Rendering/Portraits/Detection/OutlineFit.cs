using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>Moves, stretches and tilts an outline until what is in it differs most from what is around it.</summary>
internal sealed class OutlineFit
{
    private static readonly Vector2[] Directions = [Vector2.UnitX, -Vector2.UnitX, Vector2.UnitY, -Vector2.UnitY];

    private readonly FacePatch patch;
    private readonly float[] likeness;
    private readonly Vector2[] outline;
    private readonly Vector2[] hole;
    private readonly Vector2 middle;
    private readonly float width;
    private readonly float reach;

    /// <summary>Begins with an outline.</summary>
    /// <param name="patch">What is looked at.</param>
    /// <param name="likeness">How much each sample looks like what should be inside.</param>
    /// <param name="outline">A closed outline.</param>
    /// <param name="hole">What inside of it does not count; may be empty.</param>
    /// <param name="reach">How far it may move, as a share of its width.</param>
    public OutlineFit(FacePatch patch, float[] likeness, Vector2[] outline, Vector2[] hole, float reach)
    {
        this.patch = patch;
        this.likeness = likeness;
        this.outline = outline;
        this.hole = hole;
        this.reach = reach;
        Vector2 min = outline.Aggregate(Vector2.Min);
        Vector2 max = outline.Aggregate(Vector2.Max);
        middle = (min + max) / 2;
        width = max.X - min.X;
    }

    /// <summary>Finds the best change by trying smaller and smaller ones.</summary>
    public Change Find()
    {
        Change best = Change.None;
        float bestScore = Score(best);
        for (float step = 1; step > 0.1f; step /= 2)
        {
            bool better = true;
            for (int round = 0; round < 4 && better; round++)
            {
                better = false;
                foreach (Vector2 direction in Directions)
                {
                    Try(best with { Move = best.Move + (direction * step * reach * width * 0.5f) });
                    Try(best with { Stretch = best.Stretch + (direction * step * reach) });
                    Try(best with { Tilt = best.Tilt + (direction.X * step * 0.06f) });
                }

                void Try(Change change)
                {
                    if (change.Move.Length() <= reach * width && Math.Abs(change.Tilt) <= 0.15f
                        && change.Stretch is { X: > 0.75f and < 1.45f, Y: > 0.65f and < 1.7f })
                    {
                        float score = Score(change);
                        if (score > bestScore + 1e-4f)
                        {
                            (best, bestScore, better) = (change, score, true);
                        }
                    }
                }
            }
        }

        return best;
    }

    /// <summary>A point of the outline, or near it, changed.</summary>
    public Vector2 Apply(Change change, Vector2 point)
    {
        Vector2 from = (point - middle) * change.Stretch;
        return middle + change.Move + from + new Vector2(0, change.Tilt * from.X);
    }

    /// <summary>Whether a point is inside a closed outline.</summary>
    public static bool Contains(ReadOnlySpan<Vector2> outline, Vector2 point)
    {
        bool inside = false;
        for (int i = 0, j = outline.Length - 1; i < outline.Length; j = i++)
        {
            Vector2 a = outline[i];
            Vector2 b = outline[j];
            if (a.Y > point.Y != b.Y > point.Y && point.X < ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)) + a.X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private float Score(Change change)
    {
        Vector2[] inner = [.. outline.Select(point => Apply(change, point))];
        Vector2 centre = middle + change.Move;
        Vector2[] outer = [.. inner.Select(point => centre + ((point - centre) * new Vector2(1.25f, 1.6f)))];
        Vector2[] ignored = [.. hole.Select(point => Apply(change, point))];
        (float Sum, int Count) within = (0, 0);
        (float Sum, int Count) around = (0, 0);
        for (int i = 0; i < likeness.Length; i++)
        {
            Vector2 point = patch.Position(i);
            if (Contains(inner, point))
            {
                if (ignored.Length == 0 || !Contains(ignored, point))
                {
                    within = (within.Sum + likeness[i], within.Count + 1);
                }
            }
            else if (Contains(outer, point))
            {
                around = (around.Sum + likeness[i], around.Count + 1);
            }
        }

        // What was there first is right until the picture says otherwise.
        Vector2 stretch = change.Stretch - Vector2.One;
        float doubt = (0.25f * stretch.LengthSquared()) + (0.8f * change.Move.LengthSquared() / (width * width)) + (2 * change.Tilt * change.Tilt);
        return within.Count == 0 || around.Count == 0 ? float.MinValue : (within.Sum / within.Count) - (around.Sum / around.Count) - doubt;
    }

    /// <summary>An outline moved by an amount, stretched about its middle, and tilted.</summary>
    public readonly record struct Change(Vector2 Move, Vector2 Stretch, float Tilt)
    {
        public static Change None { get; } = new(Vector2.Zero, Vector2.One, 0);
    }
}
