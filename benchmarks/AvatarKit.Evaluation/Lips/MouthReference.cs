namespace AvatarKit.Evaluation;

/// <summary>The closed mouth of a video: its middle columns as they look when the lips are sealed, and where the lips meet.</summary>
internal sealed class MouthReference
{
    private MouthReference(MouthPictures pictures, int left, int right, byte[] values, IReadOnlyList<int> closed)
    {
        Left = left;
        Right = right;
        Values = values;
        Height = pictures.Height;
        ClosedFrames = closed;
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

    private byte At(int plane, int column, int row) => Values[(((plane * Height) + row) * Columns) + column];

    /// <summary>Learns it from a video.</summary>
    public static MouthReference Learn(MouthPictures pictures, SpeechTimes speech)
    {
        int centre = pictures.Mouth.X + (pictures.Mouth.Width / 2);
        int half = Math.Max(1, pictures.Mouth.Width / 10);
        (int left, int right) = (centre - half, centre + half + 1);
        List<int> closed = ClosedPictures.Find(pictures, speech, left, right);
        byte[] values = Median(pictures, closed, left, right);
        return new MouthReference(pictures, left, right, values, closed);
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
    private int Line(int column, int row, int thin) => MouthPictures.Line(y => At(0, column, Math.Clamp(y, 0, Height - 1)), row, thin);

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

            // Squared: the shadow below a lower lip is a darker line in some faces, but it changes less.
            double changed = change[row - 1] + change[row] + change[row + 1];
            double here = changed * changed * (1 + (line / 8));
            (best, seam) = here > best ? (here, row) : (best, seam);
        }

        return seam;
    }
}
