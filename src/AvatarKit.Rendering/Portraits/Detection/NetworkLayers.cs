using System.Numerics.Tensors;

namespace AvatarKit.Rendering;

/// <summary>The layers that the face models are built of. Kernels are laid out as TensorFlow does: rows, columns, inputs, outputs.</summary>
internal static class NetworkLayers
{
    private const int Size = 3;

    /// <summary>A 3×3 convolution.</summary>
    public static FeatureMap Convolve(FeatureMap input, float[] kernel, float[] bias, int stride, bool padded)
    {
        (int height, int before) = Extent(input.Height, stride, padded);
        (int width, _) = Extent(input.Width, stride, padded);
        int inputs = input.Channels;
        int outputs = bias.Length;
        var result = new FeatureMap(height, width, outputs);
        Parallel.For(0, height, y =>
        {
            for (int x = 0; x < width; x++)
            {
                Span<float> sums = result.At(y, x);
                bias.CopyTo(sums);
                for (int ky = 0; ky < Size; ky++)
                {
                    int row = (y * stride) + ky - before;
                    for (int kx = 0; kx < Size && row >= 0 && row < input.Height; kx++)
                    {
                        int column = (x * stride) + kx - before;
                        if (column >= 0 && column < input.Width)
                        {
                            AddProduct(input.At(row, column), kernel.AsSpan(((ky * Size) + kx) * inputs * outputs), sums);
                        }
                    }
                }
            }
        });
        return result;
    }

    /// <summary>A 3×3 convolution of each channel by itself, then a mixing of the channels. A bias as long as the outputs.</summary>
    public static FeatureMap ConvolveSeparably(FeatureMap input, float[] depthwise, float[] pointwise, float[] bias, int stride)
    {
        (int height, int before) = Extent(input.Height, stride, padded: true);
        (int width, _) = Extent(input.Width, stride, padded: true);
        int channels = input.Channels;
        var result = new FeatureMap(height, width, bias.Length);
        Parallel.For(0, height, y =>
        {
            Span<float> seen = new float[channels];
            for (int x = 0; x < width; x++)
            {
                seen.Clear();
                for (int ky = 0; ky < Size; ky++)
                {
                    int row = (y * stride) + ky - before;
                    for (int kx = 0; kx < Size && row >= 0 && row < input.Height; kx++)
                    {
                        int column = (x * stride) + kx - before;
                        if (column >= 0 && column < input.Width)
                        {
                            TensorPrimitives.MultiplyAdd(
                                input.At(row, column),
                                depthwise.AsSpan(((ky * Size) + kx) * channels, channels),
                                seen,
                                seen);
                        }
                    }
                }

                Span<float> sums = result.At(y, x);
                bias.CopyTo(sums);
                AddProduct(seen, pointwise, sums);
            }
        });
        return result;
    }

    /// <summary>Mixes the channels of each cell.</summary>
    public static FeatureMap Mix(FeatureMap input, float[] weights, float[] bias)
    {
        var result = new FeatureMap(input.Height, input.Width, bias.Length);
        for (int y = 0; y < input.Height; y++)
        {
            for (int x = 0; x < input.Width; x++)
            {
                Span<float> sums = result.At(y, x);
                bias.CopyTo(sums);
                AddProduct(input.At(y, x), weights, sums);
            }
        }

        return result;
    }

    /// <summary>The largest of each 2×2 cells.</summary>
    public static FeatureMap MaxPool(FeatureMap input, int stride)
    {
        int height = (input.Height + stride - 1) / stride;
        int width = (input.Width + stride - 1) / stride;
        var result = new FeatureMap(height, width, input.Channels);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                Span<float> best = result.At(y, x);
                input.At(y * stride, x * stride).CopyTo(best);
                for (int k = 1; k < 4; k++)
                {
                    int row = (y * stride) + (k >> 1);
                    int column = (x * stride) + (k & 1);
                    if (row < input.Height && column < input.Width)
                    {
                        TensorPrimitives.Max(best, input.At(row, column), best);
                    }
                }
            }
        }

        return result;
    }

    /// <summary>The mean of every channel over all cells.</summary>
    public static FeatureMap Average(FeatureMap input)
    {
        var result = new FeatureMap(1, 1, input.Channels);
        int cells = input.Height * input.Width;
        for (int i = 0; i < cells; i++)
        {
            TensorPrimitives.Add(result.Data, input.Data.AsSpan(i * input.Channels, input.Channels), result.Data);
        }

        TensorPrimitives.Divide(result.Data, cells, result.Data);
        return result;
    }

    /// <summary>Keeps what is positive.</summary>
    public static FeatureMap Rectify(FeatureMap map)
    {
        TensorPrimitives.Max(map.Data, 0f, map.Data);
        return map;
    }

    /// <summary>Keeps what is positive and a tenth of what is not.</summary>
    public static FeatureMap RectifyLeakily(FeatureMap map)
    {
        foreach (ref float value in map.Data.AsSpan())
        {
            value = value < 0 ? value * 0.1f : value;
        }

        return map;
    }

    private static void AddProduct(ReadOnlySpan<float> values, ReadOnlySpan<float> weights, Span<float> sums)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
            {
                TensorPrimitives.MultiplyAdd(weights.Slice(i * sums.Length, sums.Length), values[i], sums, sums);
            }
        }
    }

    // TensorFlow pads at the end first: an even extent with stride 2 has its one padding cell behind.
    private static (int Extent, int Before) Extent(int extent, int stride, bool padded)
    {
        if (!padded)
        {
            return (((extent - Size) / stride) + 1, 0);
        }

        int result = (extent + stride - 1) / stride;
        return (result, Math.Max(((result - 1) * stride) + Size - extent, 0) / 2);
    }
}
