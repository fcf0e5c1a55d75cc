using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AvatarKit;

/// <summary>A calibration as JSON.</summary>
internal static class CalibrationDocument
{
    public const string Format = "avatarkit.router-calibration";

    /// <summary>The version of the format, which changes with the features, the hash and what they mean.</summary>
    public const int FormatVersion = 1;

    private const string What = "calibration of the router";

    public static string Write(CalibrationState state)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteNumber("formatVersion", FormatVersion);
            writer.WriteNumber("version", state.Version);
            writer.WriteString("trainedAt", state.TrainedAt);
            writer.WriteNumber("labels", state.Labels);
            if (state.SafeBelow is { } safe)
            {
                writer.WriteNumber("safeBelow", safe);
            }

            writer.WriteNumber("intercept", state.Model.Intercept);
            writer.WriteStartObject("features");
            for (int i = 0; i < CalibrationFeatures.Names.Count; i++)
            {
                writer.WriteNumber(CalibrationFeatures.Names[i], state.Model.Features[i]);
            }

            writer.WriteEndObject();
            WriteList(writer, "needKnots", state.NeedKnots);
            WriteList(writer, "scoreKnots", state.ScoreKnots);
            writer.WriteStartArray("words");
            foreach (float word in state.Model.Words)
            {
                writer.WriteNumberValue(word);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <exception cref="RoutingDataException">It is no calibration, or of another version.</exception>
    public static CalibrationState Read(string json) => RoutingJson.Read(Encoding.UTF8.GetBytes(json), What, Format, FormatVersion, Read);

    private static CalibrationState Read(JsonElement root)
    {
        if (!root.TryGetProperty("features", out JsonElement features) || features.ValueKind != JsonValueKind.Object)
        {
            throw new RoutingDataException(What, "$.features", "an object with a number for each feature belongs here.");
        }

        var model = new CalibrationModel(
            RoutingJson.Number(root, What, "intercept"),
            [.. RoutingJson.Numbers(root, What, "words", PromptHash.Buckets, PromptHash.Buckets).Select(Word)],
            [.. CalibrationFeatures.Names.Select(name => RoutingJson.Number(features, What, name, "$.features"))]);
        return new CalibrationState(
            Whole(root, "version"),
            DateTimeOffset.TryParse(
                RoutingJson.Text(root, What, "trainedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset trained)
                ? trained
                : throw new RoutingDataException(What, "$.trainedAt", "a time belongs here."),
            Whole(root, "labels"),
            model,
            Rising(root, "needKnots"),
            Rising(root, "scoreKnots"),
            root.TryGetProperty("safeBelow", out _) ? RoutingJson.Number(root, What, "safeBelow") : null);
    }

    private static float Word(double weight, int index)
        => (float)weight is var word && float.IsFinite(word)
            ? word
            : throw new RoutingDataException(What, $"$.words[{index}]", "a number that 32 bits hold belongs here.");

    private static void WriteList(Utf8JsonWriter writer, string name, double[] values)
    {
        writer.WriteStartArray(name);
        foreach (double value in values)
        {
            writer.WriteNumberValue(value);
        }

        writer.WriteEndArray();
    }

    private static int Whole(JsonElement root, string name)
        => RoutingJson.Number(root, What, name) is var number && number is >= 0 and <= int.MaxValue && number == Math.Floor(number)
            ? (int)number
            : throw new RoutingDataException(What, $"$.{name}", "a whole number, 0 or more, belongs here.");

    private static double[] Rising(JsonElement root, string name)
    {
        double[] knots = RoutingJson.Numbers(root, What, name, CalibrationState.Steps + 1, CalibrationState.Steps + 1);
        return knots.Zip(knots.Skip(1)).All(static pair => pair.First <= pair.Second)
            ? knots
            : throw new RoutingDataException(What, $"$.{name}", "the knots stand in rising order.");
    }
}
