using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Fits the outline of the lips to their colour, and finds the line where they meet, or the edges of the gap between them.</summary>
internal sealed class LipRefiner(SKImage image, FaceFrame frame, Vector2[] points)
{
    private const int Outer = LandmarkLayout.RightMouthCorner;
    private const int Inner = LandmarkLayout.InnerMouth;

    /// <summary>A gap of this share of the mouth's width that does not look like lips is a mouth that is open.</summary>
    private const float OpenGap = 0.055f;

    private readonly FacePatch patch = new(image, frame, new SKRect(-0.75f, -0.42f, 0.75f, 0.5f), 120);

    /// <summary>Refines the mouth's points in place.</summary>
    /// <returns>Whether the mouth is open.</returns>
    public bool Refine()
    {
        float[] likeness = [];
        for (int round = 0; round < 2; round++)
        {
            Vector2[] mouth = [.. points.AsSpan(Outer, 20).ToArray().Select(frame.ToFace)];
            likeness = Likeness(mouth);
            var fit = new OutlineFit(patch, likeness, mouth[..12], mouth[12..], 0.14f);
            OutlineFit.Change change = fit.Find();
            for (int i = 0; i < mouth.Length; i++)
            {
                points[Outer + i] = frame.ToPixel(fit.Apply(change, mouth[i]));
            }
        }

        return FindLine(likeness);
    }

    // How much each sample looks like these lips and not like the skin around them: Fisher's linear discriminant. 0 is skin, 1 is lip.
    private float[] Likeness(Vector2[] mouth)
    {
        Vector2[] outline = mouth[..12];
        Vector2[] gap = mouth[12..];
        Vector2 middle = (mouth[0] + mouth[6]) / 2;
        Vector2[] near = [.. outline.Select(point => middle + ((point - middle) * new Vector2(1.15f, 1.35f)))];
        Vector2[] far = [.. outline.Select(point => middle + ((point - middle) * new Vector2(1.5f, 2.4f)))];
        List<Vector3> lip = [];
        List<Vector3> skin = [];
        Vector3[] features = [.. patch.Colors.ToArray().Select(Feature)];
        for (int i = 0; i < features.Length; i++)
        {
            Vector2 point = patch.Position(i);
            if (OutlineFit.Contains(outline, point))
            {
                if (!OutlineFit.Contains(gap, point))
                {
                    lip.Add(features[i]);
                }
            }
            else if (!OutlineFit.Contains(near, point) && OutlineFit.Contains(far, point))
            {
                skin.Add(features[i]);
            }
        }

        (Vector3 lipMean, Vector3 lipSpread) = Moments(lip);
        (Vector3 skinMean, Vector3 skinSpread) = Moments(skin);
        Vector3 weights = (lipMean - skinMean) / (lipSpread + skinSpread + new Vector3(1e-4f, 1e-4f, 1e-3f));
        float zero = Vector3.Dot(weights, skinMean);
        float one = Math.Max(Vector3.Dot(weights, lipMean) - zero, 1e-4f);
        return [.. features.Select(feature => Math.Clamp((Vector3.Dot(weights, feature) - zero) / one, -1, 1.6f))];
    }

    // Redness, blueness and light.
    private static Vector3 Feature(Vector3 color)
    {
        float sum = color.X + color.Y + color.Z + 30;
        return new Vector3((color.X - color.Y) / sum, (color.Z - color.Y) / sum, FacePatch.Luma(color) / 510);
    }

    private static (Vector3 Mean, Vector3 Spread) Moments(List<Vector3> values)
    {
        Vector3 mean = values.Aggregate(Vector3.Zero, Vector3.Add) / Math.Max(values.Count, 1);
        return (mean, values.Aggregate(Vector3.Zero, (sum, value) => sum + ((value - mean) * (value - mean))) / Math.Max(values.Count, 1));
    }

    private bool FindLine(float[] likeness)
    {
        const int Columns = 16;
        Span<float> upper = stackalloc float[Columns + 1];
        Span<float> lower = stackalloc float[Columns + 1];
        Vector2[] mouth = [.. points.AsSpan(Outer, 20).ToArray().Select(frame.ToFace)];
        var tops = new float[Columns + 1];
        var bottoms = new float[Columns + 1];
        for (int i = 0; i <= Columns; i++)
        {
            float x = float.Lerp(mouth[0].X, mouth[6].X, i / (float)Columns);
            tops[i] = HeightAt(mouth.AsSpan(0, 7), x);
            bottoms[i] = HeightAt([mouth[0], mouth[11], mouth[10], mouth[9], mouth[8], mouth[7], mouth[6]], x);
            (upper[i], lower[i]) = Gap(likeness, x, tops[i], bottoms[i]);
        }

        float width = mouth[6].X - mouth[0].X;
        float open = 0;
        for (int i = 5; i <= Columns - 5; i++)
        {
            open += (lower[i] - upper[i]) / (Columns - 9);
        }

        if (open < OpenGap * width)
        {
            float[] line = DarkestPath(mouth[0], mouth[6], tops, bottoms);
            line.CopyTo(upper);
            line.CopyTo(lower);
        }

        Smooth(upper);
        Smooth(lower);
        for (int i = 1; i <= 3; i++)
        {
            int column = Columns * i / 4;
            float x = float.Lerp(mouth[0].X, mouth[6].X, i / 4f);
            points[Inner + i] = frame.ToPixel(new Vector2(x, upper[column]));
            points[Inner + 8 - i] = frame.ToPixel(new Vector2(x, lower[column]));
        }

        (points[Inner], points[Inner + 4]) = (points[Outer], points[Outer + 6]);
        return open >= OpenGap * width;
    }

    // The stretch between the lips that looks least like lips, what is above and below most.
    private (float Upper, float Lower) Gap(float[] likeness, float x, float top, float bottom)
    {
        const int Samples = 28;
        Span<float> sums = stackalloc float[Samples + 1];
        for (int i = 0; i < Samples; i++)
        {
            sums[i + 1] = sums[i] + Math.Clamp(LikenessAt(likeness, new Vector2(x, float.Lerp(top, bottom, (i + 0.5f) / Samples))), -0.2f, 1) - 0.5f;
        }

        (int From, int To) best = (Samples / 2, Samples / 2);
        float least = 0;
        for (int from = Samples / 8; from < Samples * 7 / 8; from++)
        {
            for (int to = from; to <= Samples * 7 / 8; to++)
            {
                float sum = sums[to] - sums[from];
                if (sum < least)
                {
                    (best, least) = ((from, to), sum);
                }
            }
        }

        return (float.Lerp(top, bottom, best.From / (float)Samples), float.Lerp(top, bottom, best.To / (float)Samples));
    }

    // Closed lips meet in a shadow: the darkest way from corner to corner.
    private float[] DarkestPath(Vector2 from, Vector2 to, float[] tops, float[] bottoms)
    {
        const int Levels = 33;
        int columns = tops.Length;
        var cost = new float[columns * Levels];
        var step = new int[columns * Levels];
        for (int i = 0; i < columns; i++)
        {
            float x = float.Lerp(from.X, to.X, i / (columns - 1f));
            float mean = 0;
            for (int level = 0; level < Levels; level++)
            {
                cost[(i * Levels) + level] = FacePatch.Luma(patch.At(new Vector2(x, HeightOf(level, i)))) / 255;
                mean += cost[(i * Levels) + level] / Levels;
            }

            for (int level = 0; level < Levels; level++)
            {
                float off = (level / (Levels - 1f)) - 0.45f;
                cost[(i * Levels) + level] = (cost[(i * Levels) + level] / (mean + 0.05f)) + (0.6f * off * off);
                float best = float.MaxValue;
                for (int last = Math.Max(level - 4, 0); i > 0 && last <= Math.Min(level + 4, Levels - 1); last++)
                {
                    float jump = (HeightOf(level, i) - HeightOf(last, i - 1)) / (to.X - from.X) * columns;
                    float total = cost[((i - 1) * Levels) + last] + (0.35f * jump * jump);
                    if (total < best)
                    {
                        (best, step[(i * Levels) + level]) = (total, last);
                    }
                }

                cost[(i * Levels) + level] += i == 0 ? 0 : best;
            }
        }

        int at = Enumerable.Range(0, Levels).MinBy(level => cost[((columns - 1) * Levels) + level]);
        var line = new float[columns];
        for (int i = columns - 1; i >= 0; i--)
        {
            line[i] = HeightOf(at, i);
            at = step[(i * Levels) + at];
        }

        return line;

        // At the corners the lips' outline has no height: the path may leave it a little there.
        float HeightOf(int level, int column)
        {
            float slack = 0.03f + (0.05f * (bottoms[column] - tops[column]));
            float part = 0.12f + (0.76f * level / (Levels - 1f));
            return float.Lerp(tops[column] - slack, bottoms[column] + slack, part);
        }
    }

    private float LikenessAt(float[] likeness, Vector2 point)
    {
        int x = Math.Clamp((int)((point.X + 0.75f) / 1.5f * patch.Width), 0, patch.Width - 1);
        int y = Math.Clamp((int)((point.Y + 0.42f) / 0.92f * patch.Height), 0, patch.Height - 1);
        return likeness[(y * patch.Width) + x];
    }

    private static float HeightAt(ReadOnlySpan<Vector2> line, float x)
    {
        for (int i = 1; i < line.Length; i++)
        {
            if (x <= line[i].X || i == line.Length - 1)
            {
                float part = Math.Clamp((x - line[i - 1].X) / Math.Max(line[i].X - line[i - 1].X, 1e-4f), 0, 1);
                return float.Lerp(line[i - 1].Y, line[i].Y, part);
            }
        }

        return line[0].Y;
    }

    private static void Smooth(Span<float> values)
    {
        for (int round = 0; round < 2; round++)
        {
            float before = values[0];
            for (int i = 1; i < values.Length - 1; i++)
            {
                float here = values[i];
                values[i] = (before + (2 * here) + values[i + 1]) / 4;
                before = here;
            }
        }
    }
}
