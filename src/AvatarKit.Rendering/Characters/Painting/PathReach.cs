using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Tells whether a path draws within an area without drawing it.</summary>
internal static class PathReach
{
    /// <summary>Whether it may: never no where it does.</summary>
    /// <param name="verbs">The path's commands.</param>
    /// <param name="points">Its points.</param>
    /// <param name="margin">How far beyond its line it draws.</param>
    /// <param name="area">The area.</param>
    /// <param name="isFilled">Whether its inside is drawn too.</param>
    public static bool Touches(string verbs, ReadOnlySpan<float> points, float margin, SKRectI area, bool isFilled)
    {
        float left = area.Left - margin;
        float top = area.Top - margin;
        float right = area.Right + margin;
        float bottom = area.Bottom + margin;
        float middleX = area.MidX;
        float middleY = area.MidY;
        int winding = 0;
        int at = 0;
        int start = 0;
        for (int v = 0; v < verbs.Length; v++)
        {
            char verb = verbs[v];
            if (verb == 'M')
            {
                start = at++;
                continue;
            }

            int count = RigPath.PointsOf(verb);
            float minX = points[(at - 1) * 2];
            float minY = points[((at - 1) * 2) + 1];
            float maxX = minX;
            float maxY = minY;
            for (int i = verb == 'Z' ? start : at; i < (verb == 'Z' ? start + 1 : at + count); i++)
            {
                float x = points[i * 2];
                float y = points[(i * 2) + 1];
                winding += Crossing(points[(i == start ? at - 1 : i - 1) * 2], points[((i == start ? at - 1 : i - 1) * 2) + 1], x, y, middleX, middleY);
                minX = MathF.Min(minX, x);
                maxX = MathF.Max(maxX, x);
                minY = MathF.Min(minY, y);
                maxY = MathF.Max(maxY, y);
            }

            if (maxX >= left && minX <= right && maxY >= top && minY <= bottom)
            {
                return true;
            }

            at += count;
            if (isFilled && verb != 'Z' && (v + 1 == verbs.Length || verbs[v + 1] == 'M'))
            {
                // Left open, a fill closes it: rare enough to count as everywhere.
                return true;
            }
        }

        // No segment's hull comes near, so the curve winds round the middle as its control points do.
        return isFilled && winding != 0;
    }

    private static int Crossing(float x0, float y0, float x1, float y1, float x, float y)
    {
        if (y0 <= y == y1 <= y)
        {
            return 0;
        }

        float at = x0 + ((y - y0) / (y1 - y0) * (x1 - x0));
        return at <= x ? 0 : y1 > y0 ? 1 : -1;
    }
}
