using System.Text;
using System.Text.Json;

namespace AvatarKit.Evaluation;

/// <summary>Writes weights as the JSON that the scorer reads.</summary>
internal static class WeightDocument
{
    private const string Source = "eval route-train on ulab-uiuc/LLMRouter (MIT) and RouteWorks/RouterArena (Apache-2.0); "
        + "quantiles with PolyAI banking77 (CC-BY-4.0). See docs/routing.md.";

    public static string Write(string version, string date, double[] values, double[] knots)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", ComplexityWeightsReader.Format);
            writer.WriteNumber("formatVersion", ComplexityWeightsReader.FormatVersion);
            writer.WriteString("version", version);
            writer.WriteString("date", date);
            writer.WriteString("source", Source);
            writer.WriteString(
                "note", "weights: for features from 0 to 1; knots: quantiles of the weighted sum at equal steps, by which it becomes a score.");
            writer.WriteStartObject("weights");
            for (int i = 0; i < values.Length; i++)
            {
                writer.WriteNumber(ComplexityFeatures.Names[i], values[i]);
            }

            writer.WriteEndObject();
            writer.WriteStartArray("knots");
            foreach (double knot in knots)
            {
                writer.WriteNumberValue(knot);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
