namespace AvatarKit.Evaluation;

/// <summary>The closed mouth of a video: its middle columns as they look when the lips are sealed, and where the lips meet.</summary>
internal sealed class MouthReference
{
    private MouthReference(MouthPictures pictures, int left, int right, byte[] values, IReadOnlyList<int> closed)
    {
        (Left, Right, Values, Height, ClosedFrames) = (left, right, values, pictures.Height, closed);
        Seam = FindSeam(pictures);
    }

    public int Left { get; }

    public int Right { get; }

    public int Columns => Right - Left;

    public int Height { get; }

    /// <summary>The row in which the lips meet.</summary>
    public int Seam { get; }

    /// <summary>The pictures it was learned from.</summary>
    public IReadOnlyList<int> ClosedFrames { get; }

    /// <summary>Three planes of the middle columns.</summary>
    private byte[] Values { get; }

    public byte At(int plane, int column, int row) => Values[(((plane * Height) + row) * Columns) + column];

    /// <summary>Learns it from pictures in silence and in p, b and m; which of them are closed is for the pictures to say, so that one mouth left open in silence does not count as closed.</summary>
    public static MouthReference Learn(MouthPictures pictures, SpeechTimes speech)
    {
        int centre = pictures.Mouth.X + (pictures.Mouth.Width / 2);
        int half = Math.Max(1, pictures.Mouth.Width / 10);
        (int left, int right) = (centre - half, centre + half + 1);
        List<int> shut = [];
        List<int> open = [];
        for (int i = 0; i < pictures.Count; i++)
        {
            double time = pictures.Frames.Centre(i);
            LipPhone? sound = speech.At(time);
            // So deep in silence that a shift of pictures against sound does not reach there.
            if (sound is null ? speech.IsQuiet(time, 0.25, 0.2) : sound.Value.IsBilabial)
            {
                shut.Add(i);
            }
            else if (sound is { Viseme: Viseme.Aa or Viseme.E or Viseme.O or Viseme.I })
            {
                open.Add(i);
            }
        }

        if (shut.Count == 0 || open.Count == 0)
        {
            throw new LipsException("The marks name no vowel, or neither silence nor p, b, m: there is nothing to learn the closed mouth from.");
        }

        List<int> closed = MostClosed(pictures, shut, open, left, right);
        byte[] values = Median(pictures, closed, left, right);
        return new MouthReference(pictures, left, right, values, closed);
    }

    /// <summary>The third of the candidates that looks least like vowels.</summary>
    private static List<int> MostClosed(MouthPictures pictures, List<int> shut, List<int> open, int left, int right)
    {
        int top = Math.Max(0, pictures.Mouth.Y - (pictures.Mouth.Height / 4));
        double[] Mean(List<int> frames)
        {
            var mean = new double[(right - left) * (pictures.Height - top)];
            foreach (int frame in frames)
            {
                for (int p = 0; p < mean.Length; p++)
                {
                    mean[p] += (double)pictures.At(frame, 0, left + (p % (right - left)), top + (p / (right - left))) / frames.Count;
                }
            }

            return mean;
        }

        double[] one = Mean(shut);
        double[] other = Mean(open);
        double Score(int frame)
        {
            double score = 0;
            for (int p = 0; p < one.Length; p++)
            {
                score += (other[p] - one[p]) * pictures.At(frame, 0, left + (p % (right - left)), top + (p / (right - left)));
            }

            return score;
        }

        return [.. shut.OrderBy(Score).Take(Math.Max(1, Math.Min(60, shut.Count / 3)))];
    }

    private static byte[] Median(MouthPictures pictures, List<int> frames, int left, int right)
    {
        int columns = right - left;
        var median = new byte[3 * pictures.Height * columns];
        var values = new byte[frames.Count];
        for (int p = 0; p < median.Length; p++)
        {
            int plane = p / (pictures.Height * columns);
            int row = p / columns % pictures.Height;
            for (int i = 0; i < frames.Count; i++)
            {
                values[i] = pictures.At(frames[i], plane, left + (p % columns), row);
            }

            Array.Sort(values);
            median[p] = values[values.Length / 2];
        }

        return median;
    }

    /// <summary>Luma with dark lines up to twice this thin filled from above and below, less the luma: how much of a dark line is here.</summary>
    public int Line(int column, int row, int thin)
    {
        int lowest = 255;
        for (int shift = -thin; shift <= thin; shift++)
        {
            int highest = 0;
            for (int offset = -thin; offset <= thin; offset++)
            {
                highest = Math.Max(highest, At(0, column, Math.Clamp(row + shift + offset, 0, Height - 1)));
            }

            lowest = Math.Min(lowest, highest);
        }

        return lowest - At(0, column, row);
    }

    /// <summary>Where the lips part: a dark line, if they have one, that looks different whenever they are open.</summary>
    private int FindSeam(MouthPictures pictures)
    {
        int columns = Columns;
        int thin = Math.Max(2, pictures.Mouth.Width / 40);
        int first = Math.Max(2, pictures.Mouth.Y - (pictures.Mouth.Height / 4));
        int last = Math.Min(pictures.Height - 3, pictures.Mouth.Y + pictures.Mouth.Height);
        var change = new double[pictures.Height];
        for (int frame = 0; frame < pictures.Count; frame++)
        {
            for (int row = first - 2; row <= last + 2; row++)
            {
                double sum = 0;
                for (int x = 0; x < columns; x++)
                {
                    sum += Math.Abs(pictures.At(frame, 0, Left + x, row) - At(0, x, row));
                }

                // Capped: a white tooth is not more open than a dark gap.
                change[row] += Math.Min(30, sum / columns);
            }
        }

        int seam = first;
        double best = -1;
        for (int row = first; row <= last; row++)
        {
            double line = 0;
            for (int x = 0; x < columns; x++)
            {
                line += Math.Min(40, Line(x, row, thin)) / (double)columns;
            }

            double here = (change[row - 1] + change[row] + change[row + 1]) * (1 + (line / 8));
            (best, seam) = here > best ? (here, row) : (best, seam);
        }

        return seam;
    }
}
