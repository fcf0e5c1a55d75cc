namespace AvatarKit.Evaluation;

/// <summary>How far the lips are apart in each picture: the height of what is neither lip nor skin between them, in pixels of the video.</summary>
internal sealed class MouthOpening
{
    /// <summary>What is so much darker than what is above and below it is the line between lips and none of their colours.</summary>
    private const int LineBar = 8;

    private readonly MouthPictures pictures;
    private readonly MouthReference reference;
    private readonly List<(double Y, double U, double V)> palette;
    private readonly double floor;
    private readonly double contrast;
    private readonly int first;
    private readonly int last;

    /// <summary>How far from where they meet the lips surely reach: beyond may be a beard, as dark as the mouth's inside.</summary>
    private readonly int reach;

    /// <summary>Columns beside the middle ones that count too: a tongue is of the lips' colour and may fill the
    /// middle, but beside its tip the gap is dark.</summary>
    private readonly int aside;

    /// <summary>The line between closed lips is at most twice as thick.</summary>
    private readonly int thin;

    private MouthOpening(MouthPictures pictures, MouthReference reference)
    {
        this.pictures = pictures;
        this.reference = reference;
        int wide = pictures.Mouth.Width;
        first = Math.Max(0, reference.Seam - (wide / 5));
        last = Math.Min(pictures.Height - 1, reference.Seam + (wide * 3 / 4));
        thin = Math.Max(2, wide / 40);
        reach = Math.Max(thin + 3, wide / 9);
        aside = reference.Columns / 2;
        palette = Palette();
        (floor, contrast) = Contrast();
    }

    /// <summary>Measures all pictures.</summary>
    /// <returns>The openings, and how much they vary while the mouth is closed.</returns>
    public static (double[] Openings, double Noise) Measure(MouthPictures pictures, SpeechTimes speech)
    {
        var measure = new MouthOpening(pictures, MouthReference.Learn(pictures, speech));
        var heights = new double[pictures.Count];
        Parallel.For(0, heights.Length, i => heights[i] = measure.Height(i));
        double[] closed = [.. measure.reference.ClosedFrames.Select(frame => heights[frame]).Order()];
        // The line between closed lips has a height of its own.
        double rest = closed[closed.Length / 2];
        double noise = 0;
        foreach (double height in closed)
        {
            noise += Math.Abs(height - rest) / closed.Length;
        }

        return ([.. heights.Select(height => Math.Max(0, height - rest) * pictures.Scale)], noise * pictures.Scale);
    }

    private double Height(int frame)
    {
        var heights = new double[reference.Columns + (2 * aside)];
        var inside = new double[last - first + 1];
        for (int column = 0; column < heights.Length; column++)
        {
            int x = reference.Left - aside + column;
            for (int row = first; row <= last; row++)
            {
                double distance = Distance(pictures.At(frame, 0, x, row), pictures.At(frame, 1, x, row), pictures.At(frame, 2, x, row));
                inside[row - first] = Math.Clamp((distance - floor) / (contrast - floor), 0, 1);
            }

            heights[column] = Extent(inside);
        }

        Array.Sort(heights);
        return heights[heights.Length * 3 / 4];
    }

    /// <summary>The height of the run of inside pixels that begins where the lips meet, small gaps (the edge of teeth, a tongue's shine)
    /// included, blended ones at their share.</summary>
    private double Extent(double[] inside)
    {
        int gap = Math.Max(2, pictures.Mouth.Width / 24);
        int seam = reference.Seam - first;
        (double best, double peak) = (0, 0);
        for (int i = 0; i < inside.Length && i <= seam + reach; i++)
        {
            if (inside[i] < 0.5)
            {
                peak = i >= seam - reach ? Math.Max(peak, inside[i] + (i > 0 ? Math.Min(0.5, inside[i - 1]) : 0)) : peak;
                continue;
            }

            int end = i;
            for (int k = i + 1; k < inside.Length && k - end <= gap; k++)
            {
                end = inside[k] >= 0.5 ? k : end;
            }

            double height = end - i + 1;
            height -= (1 - inside[i]) + (end > i ? 1 - inside[end] : 0);
            height += i > 0 ? inside[i - 1] : 0;
            height += end + 1 < inside.Length ? inside[end + 1] : 0;
            // What ends above is a moustache.
            best = end >= seam - (reach / 2) ? Math.Max(best, height) : best;
            i = end;
        }

        return best > 0 ? best : peak;
    }

    private double Distance(double y, double u, double v)
    {
        double best = double.MaxValue;
        foreach ((double py, double pu, double pv) in palette)
        {
            double distance = ((y - py) * (y - py)) + ((u - pu) * (u - pu)) + ((v - pv) * (v - pv));
            best = Math.Min(best, distance);
        }

        return Math.Sqrt(best);
    }

    /// <summary>The colours of lips and of the skin next to them, without the thin dark line between the lips.</summary>
    private List<(double Y, double U, double V)> Palette()
    {
        var bins = new Dictionary<(int, int, int), (double Y, double U, double V, int Count)>();
        int total = 0;
        int top = Math.Max(thin, reference.Seam - reach);
        int bottom = Math.Min(pictures.Height - 1 - thin, reference.Seam + reach);
        foreach (int frame in reference.ClosedFrames)
        {
            for (int x = reference.Left - aside; x < reference.Right + aside; x++)
            {
                // An upper lip that is pressed thin is a dark line too, before skin and lower lip, but the line below it is darker by far.
                int darkest = Enumerable.Range(top, bottom - top + 1).Max(row => pictures.Line(frame, x, row, thin));
                for (int row = top; row <= bottom; row++)
                {
                    if (pictures.Line(frame, x, row, thin) > Math.Max(LineBar, darkest / 2))
                    {
                        continue;
                    }

                    (byte y, byte u, byte v) = (pictures.At(frame, 0, x, row), pictures.At(frame, 1, x, row), pictures.At(frame, 2, x, row));
                    (int, int, int) bin = (y / 8, u / 6, v / 6);
                    (double Y, double U, double V, int Count) sum = bins.GetValueOrDefault(bin);
                    bins[bin] = (sum.Y + y, sum.U + u, sum.V + v, sum.Count + 1);
                    total++;
                }
            }
        }

        return [.. bins.Values
            .Where(bin => bin.Count >= total * 0.015)
            .Select(static bin => (bin.Y / bin.Count, bin.U / bin.Count, bin.V / bin.Count))];
    }

    /// <summary>How far closed lips stray from their own colours, and how far from them the mouth's inside is: its less different parts, as
    /// teeth are before light skin.</summary>
    private (double Floor, double Contrast) Contrast()
    {
        List<double> closed = [];
        List<double> moved = [];
        for (int frame = 0; frame < pictures.Count; frame += Math.Max(1, pictures.Count / 200))
        {
            for (int row = Math.Max(0, reference.Seam - 2); row <= Math.Min(last, reference.Seam + (2 * reach)); row++)
            {
                int x = reference.Left + (reference.Columns / 2);
                moved.Add(Distance(pictures.At(frame, 0, x, row), pictures.At(frame, 1, x, row), pictures.At(frame, 2, x, row)));
            }
        }

        foreach (int frame in reference.ClosedFrames)
        {
            for (int row = Math.Max(0, reference.Seam - reach); row <= Math.Min(last, reference.Seam + reach); row++)
            {
                // Where the lips meet is not always the same row: a jaw that opens behind closed lips takes them along.
                int x = reference.Left + (reference.Columns / 2);
                if (pictures.Line(frame, x, row, thin) <= LineBar)
                {
                    closed.Add(Distance(pictures.At(frame, 0, x, row), pictures.At(frame, 1, x, row), pictures.At(frame, 2, x, row)));
                }
            }
        }

        closed.Sort();
        double low = closed.Count == 0 ? 4 : closed[(int)(closed.Count * 0.95)];
        List<double> strong = [.. moved.Where(distance => distance > (2 * low) + 8).Order()];
        return strong.Count < 10
            ? throw new LipsException(
                "The inside of the mouth cannot be told from the lips: the mouth hardly opens, or its area is wrong. Say where it is with "
                    + "--mouth x,y,width,height.")
            : (low, Math.Max(low + 6, strong[strong.Count / 4] * 0.9));
    }
}
