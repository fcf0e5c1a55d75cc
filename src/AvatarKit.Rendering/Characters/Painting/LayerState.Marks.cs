using SkiaSharp;

namespace AvatarKit.Rendering;

/// <content>What of a layer is painted again when its points move.</content>
internal sealed partial class LayerState
{
    /// <summary>Whether Skia may rasterise it through a mask, which it does for what is at most 32 wide and 1024 pixels large: a level or two
    /// apart, so such a shape changes as a whole.</summary>
    private static bool IsTiny(SKRect bounds) => bounds.Width <= 40 && bounds.Width * bounds.Height <= 4400;

    private static SKRect Box(float[] points, int from, int count)
    {
        var box = new SKRect(points[from * 2], points[(from * 2) + 1], points[from * 2], points[(from * 2) + 1]);
        for (int i = from + 1; i < from + count; i++)
        {
            box.Left = MathF.Min(box.Left, points[i * 2]);
            box.Right = MathF.Max(box.Right, points[i * 2]);
            box.Top = MathF.Min(box.Top, points[(i * 2) + 1]);
            box.Bottom = MathF.Max(box.Bottom, points[(i * 2) + 1]);
        }

        return box;
    }

    /// <summary>
    /// Marks the hull of every segment that moved, where it was and where it is: the inside of a shape only changes there. Beside them, the
    /// edges of the segments that stayed: the rasteriser cuts its rows where any edge ends, and rounds them a level apart by that.
    /// </summary>
    private void MarkSegments(int index, IDirtyMarks marks)
    {
        float top = float.MaxValue;
        float bottom = float.MinValue;
        VisitSegments(index, null, ref top, ref bottom);
        if (top <= bottom)
        {
            VisitSegments(index, marks, ref top, ref bottom);
        }
    }

    /// <summary>Without marks: finds the rows in which segments moved. With marks: marks.</summary>
    private void VisitSegments(int index, IDirtyMarks? marks, ref float top, ref float bottom)
    {
        int at = 0;
        int start = 0;
        foreach (char verb in Layer.Verbs)
        {
            int count = RigPath.PointsOf(verb);
            if (verb is 'M' or 'Z')
            {
                // A fill closes by itself what was left open.
                if (at > start)
                {
                    Visit(index, marks, start, 1, at - 1, 1, ref top, ref bottom);
                }

                start = verb == 'M' ? at : start;
            }
            else
            {
                Visit(index, marks, at - 1, count + 1, at - 1, 1, ref top, ref bottom);
            }

            at += count;
        }

        if (Layer.Verbs[^1] != 'Z')
        {
            Visit(index, marks, start, 1, at - 1, 1, ref top, ref bottom);
        }
    }

    private void Visit(int index, IDirtyMarks? marks, int from, int count, int otherFrom, int otherCount, ref float top, ref float bottom)
    {
        SKRect area = SKRect.Union(Box(points, from, count), Box(points, otherFrom, otherCount));
        bool moved = !Same(from, count) || !Same(otherFrom, otherCount);
        if (moved)
        {
            area = SKRect.Union(area, SKRect.Union(Box(before, from, count), Box(before, otherFrom, otherCount)));
        }

        area.Inflate(Margin, Margin);
        if (marks is null)
        {
            top = moved ? MathF.Min(top, area.Top) : top;
            bottom = moved ? MathF.Max(bottom, area.Bottom) : bottom;
        }
        else
        {
            area.Top = MathF.Max(area.Top, top);
            area.Bottom = MathF.Min(area.Bottom, bottom);
            marks.Mark(index, area);
        }
    }

    private bool Same(int from, int count) => points.AsSpan(from * 2, count * 2).SequenceEqual(before.AsSpan(from * 2, count * 2));
}
