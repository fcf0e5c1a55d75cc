namespace AvatarKit.Evaluation;

/// <summary>What changes between two grey pictures other than by motion: the least-squares shift of each pixel's surroundings (Lucas and
/// Kanade, 1981) taken out.</summary>
internal sealed class LocalFlow(int width, int height)
{
    /// <summary>Half the side of what is taken to move together.</summary>
    private const int Reach = 4;

    /// <summary>How unwilling flat surroundings are to move.</summary>
    private const float Stiffness = 200;

    private readonly float[] across = new float[width * height];
    private readonly float[] down = new float[width * height];
    private readonly float[] over = new float[width * height];
    private readonly float[][] sums = [.. Enumerable.Range(0, 5).Select(_ => new float[width * height])];
    private readonly float[] row = new float[width * height];
    private readonly float[] change = new float[width * height];

    /// <summary>The change of every pixel, in grey levels. The result is used again by the next call.</summary>
    public float[] Change(byte[] one, byte[] other)
    {
        for (int y = 1; y + 1 < height; y++)
        {
            for (int x = 1; x + 1 < width; x++)
            {
                int p = (y * width) + x;
                across[p] = (one[p + 1] - one[p - 1] + other[p + 1] - other[p - 1]) / 4f;
                down[p] = (one[p + width] - one[p - width] + other[p + width] - other[p - width]) / 4f;
                over[p] = other[p] - one[p];
            }
        }

        Sum(across, across, sums[0]);
        Sum(across, down, sums[1]);
        Sum(down, down, sums[2]);
        Sum(across, over, sums[3]);
        Sum(down, over, sums[4]);
        for (int p = 0; p < change.Length; p++)
        {
            float a = sums[0][p] + Stiffness;
            float b = sums[1][p];
            float c = sums[2][p] + Stiffness;
            float determinant = (a * c) - (b * b);
            float x = ((b * sums[4][p]) - (c * sums[3][p])) / determinant;
            float y = ((b * sums[3][p]) - (a * sums[4][p])) / determinant;
            change[p] = Math.Abs(over[p] + (across[p] * x) + (down[p] * y));
        }

        return change;
    }

    /// <summary>The products of two images, summed over each pixel's surroundings.</summary>
    private void Sum(float[] one, float[] other, float[] into)
    {
        for (int y = 0; y < height; y++)
        {
            float sum = 0;
            for (int x = -Reach; x < width; x++)
            {
                int enter = x + Reach;
                int leave = x - Reach - 1;
                sum += enter < width ? one[(y * width) + enter] * other[(y * width) + enter] : 0;
                sum -= leave >= 0 ? one[(y * width) + leave] * other[(y * width) + leave] : 0;
                if (x >= 0)
                {
                    row[(y * width) + x] = sum;
                }
            }
        }

        for (int x = 0; x < width; x++)
        {
            float sum = 0;
            for (int y = -Reach; y < height; y++)
            {
                int enter = y + Reach;
                int leave = y - Reach - 1;
                sum += enter < height ? row[(enter * width) + x] : 0;
                sum -= leave >= 0 ? row[(leave * width) + x] : 0;
                if (y >= 0)
                {
                    into[(y * width) + x] = sum;
                }
            }
        }
    }
}
