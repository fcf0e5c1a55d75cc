using System.Text.Json;

namespace AvatarKit;

/// <summary>Reads the JSON of weights, strictly: what it does not know or miss is an error with its path.</summary>
internal static class ComplexityWeightsReader
{
    public const string Format = "avatarkit.complexity-weights";

    /// <summary>The version of the format, which changes with the features and what they mean.</summary>
    public const int FormatVersion = 1;

    private const string What = "weights of the complexity scorer";

    private static readonly string[] Names = ["format", "formatVersion", "version", "date", "source", "note", "weights", "knots"];

    public static ComplexityWeights Read(ReadOnlyMemory<byte> utf8Json) => RoutingJson.Read(utf8Json, What, Format, FormatVersion, Read);

    private static ComplexityWeights Read(JsonElement root)
    {
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (!Names.Contains(property.Name))
            {
                throw new RoutingDataException(What, $"$.{property.Name}", $"there is no such property. Known are {string.Join(", ", Names)}.");
            }
        }

        return new ComplexityWeights(
            RoutingJson.Text(root, What, "version"), Weights(root), Knots(RoutingJson.Numbers(root, What, "knots", 2, 1_001)));
    }

    private static double[] Weights(JsonElement root)
    {
        if (!root.TryGetProperty("weights", out JsonElement weights) || weights.ValueKind != JsonValueKind.Object)
        {
            throw new RoutingDataException(What, "$.weights", "an object with a number for each feature belongs here.");
        }

        foreach (JsonProperty weight in weights.EnumerateObject())
        {
            if (!ComplexityFeatures.Names.Contains(weight.Name))
            {
                throw new RoutingDataException(
                    What, $"$.weights.{weight.Name}", $"there is no such feature. Known are {string.Join(", ", ComplexityFeatures.Names)}.");
            }
        }

        return [.. ComplexityFeatures.Names.Select(name => RoutingJson.Number(weights, What, name, "$.weights"))];
    }

    private static double[] Knots(double[] knots)
    {
        for (int i = 1; i < knots.Length; i++)
        {
            if (knots[i] < knots[i - 1])
            {
                throw new RoutingDataException(What, $"$.knots[{i}]", "the knots stand in rising order.");
            }
        }

        return knots[^1] > knots[0] ? knots : throw new RoutingDataException(What, "$.knots", "all are equal: every message would score the same.");
    }
}
