using static AvatarKit.Rendering.NetworkLayers;

namespace AvatarKit.Rendering;

/// <summary>Finds faces: the "tiny face detector" of face-api.js, a small YOLO of separable convolutions. Immutable and thread-safe.</summary>
internal sealed class FaceDetector(NetworkWeights weights)
{
    /// <summary>How much two boxes may share before they count as one face.</summary>
    private const float MaxOverlap = 0.4f;

    // Facts of the model: what it was trained with.
    private static readonly float[] Mean = [117.001f, 114.697f, 97.404f];
    private static readonly (float Width, float Height)[] Anchors =
    [
        (1.603231f, 2.094468f), (6.041143f, 7.080126f), (2.882459f, 3.518061f), (4.266906f, 5.178857f), (9.041765f, 10.66308f),
    ];

    /// <summary>Finds faces in a square picture, the surest first.</summary>
    /// <param name="picture">RGB from 0 to 255; its extent is a multiple of 32.</param>
    /// <param name="minScore">What counts as a face, from 0 to 1.</param>
    public List<FaceBox> Find(FeatureMap picture, float minScore)
    {
        FeatureMap cells = Run(Normalised(picture));
        int values = cells.Channels / Anchors.Length;
        List<FaceBox> found = [];
        for (int y = 0; y < cells.Height; y++)
        {
            for (int x = 0; x < cells.Width; x++)
            {
                Span<float> cell = cells.At(y, x);
                for (int a = 0; a < Anchors.Length; a++)
                {
                    Span<float> box = cell.Slice(a * values, values);
                    float score = Sigmoid(box[4]);
                    if (score > minScore)
                    {
                        float width = MathF.Exp(box[2]) * Anchors[a].Width / cells.Width;
                        float height = MathF.Exp(box[3]) * Anchors[a].Height / cells.Height;
                        float centreX = (x + Sigmoid(box[0])) / cells.Width;
                        float centreY = (y + Sigmoid(box[1])) / cells.Height;
                        found.Add(new FaceBox(centreX - (width / 2), centreY - (height / 2), width, height, score));
                    }
                }
            }
        }

        return Distinct(found);
    }

    /// <summary>The last layer's cells, before they are read as boxes.</summary>
    public FeatureMap Run(FeatureMap normalised)
    {
        FeatureMap map = RectifyLeakily(Convolve(normalised, weights["conv0/filters"], weights["conv0/bias"], stride: 1, padded: false));
        for (int layer = 1; layer <= 5; layer++)
        {
            map = MaxPool(map, stride: 2);
            map = RectifyLeakily(ConvolveSeparably(
                map,
                weights[$"conv{layer}/depthwise_filter"],
                weights[$"conv{layer}/pointwise_filter"],
                weights[$"conv{layer}/bias"],
                stride: 1));
        }

        return Mix(MaxPool(map, stride: 1), weights["conv8/filters"], weights["conv8/bias"]);
    }

    private static FeatureMap Normalised(FeatureMap picture)
    {
        var result = new FeatureMap(picture.Height, picture.Width, 3);
        for (int i = 0; i < result.Data.Length; i++)
        {
            result.Data[i] = (picture.Data[i] - Mean[i % 3]) / 255;
        }

        return result;
    }

    private static List<FaceBox> Distinct(List<FaceBox> boxes)
    {
        List<FaceBox> kept = [];
        foreach (FaceBox box in boxes.OrderByDescending(static box => box.Score))
        {
            if (kept.TrueForAll(other => other.Overlap(box) <= MaxOverlap))
            {
                kept.Add(box);
            }
        }

        return kept;
    }

    private static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));
}
