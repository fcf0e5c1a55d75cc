using System.Numerics.Tensors;
using static AvatarKit.Rendering.NetworkLayers;

namespace AvatarKit.Rendering;

/// <summary>Finds the 68 points of a face in a picture of that face: the landmark network of face-api.js, four densely connected blocks.
/// Immutable and thread-safe.</summary>
internal sealed class LandmarkNetwork(NetworkWeights weights)
{
    /// <summary>Width and height of the pictures it takes, in pixels.</summary>
    public const int InputSize = 112;

    // A fact of the model: what it was trained with.
    private static readonly float[] Mean = [122.782f, 117.001f, 104.298f];

    /// <summary>Finds the points.</summary>
    /// <param name="picture">RGB from 0 to 255, <see cref="InputSize"/> square.</param>
    /// <returns>x and y of each point, as fractions of the picture.</returns>
    public float[] Find(FeatureMap picture)
    {
        var map = new FeatureMap(InputSize, InputSize, 3);
        for (int i = 0; i < map.Data.Length; i++)
        {
            map.Data[i] = (picture.Data[i] - Mean[i % 3]) / 255;
        }

        for (int block = 0; block < 4; block++)
        {
            map = Block(map, $"dense{block}");
        }

        return Mix(Average(map), weights["fc/weights"], weights["fc/bias"]).Data;
    }

    private FeatureMap Block(FeatureMap input, string name)
    {
        FeatureMap first = Rectify(name == "dense0"
            ? Convolve(input, weights[$"{name}/conv0/filters"], weights[$"{name}/conv0/bias"], stride: 2, padded: true)
            : Separable(input, $"{name}/conv0", stride: 2));

        // Each layer sees the sum of all before it.
        FeatureMap sum = first;
        for (int layer = 1; layer <= 3; layer++)
        {
            FeatureMap next = Separable(layer == 1 ? first : Rectify(Copy(sum)), $"{name}/conv{layer}", stride: 1);
            TensorPrimitives.Add(next.Data, sum.Data, next.Data);
            sum = next;
        }

        return Rectify(sum);
    }

    private FeatureMap Separable(FeatureMap input, string layer, int stride) =>
        ConvolveSeparably(input, weights[$"{layer}/depthwise_filter"], weights[$"{layer}/pointwise_filter"], weights[$"{layer}/bias"], stride);

    private static FeatureMap Copy(FeatureMap map)
    {
        var copy = new FeatureMap(map.Height, map.Width, map.Channels);
        map.Data.CopyTo(copy.Data, 0);
        return copy;
    }
}
