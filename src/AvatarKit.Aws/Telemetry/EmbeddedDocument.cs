using System.Buffers;
using System.Text.Json;

namespace AvatarKit.Aws;

/// <summary>Writes measurements as documents of CloudWatch's Embedded Metric Format, one a line.</summary>
internal static class EmbeddedDocument
{
    /// <summary>As many values as one document may have of a metric.</summary>
    public const int MaxValues = 100;

    /// <summary>Writes one document, with the line's end.</summary>
    public static void Write(
        IBufferWriter<byte> output, string space, DateTimeOffset at, EmbeddedSeries series, ReadOnlySpan<double> values)
    {
        string[] dimensions = series.Dimensions.Split(EmbeddedSeries.End, StringSplitOptions.RemoveEmptyEntries);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            WriteDirective(json, space, at, series, dimensions);
            for (int i = 0; i + 1 < dimensions.Length; i += 2)
            {
                json.WriteString(dimensions[i], dimensions[i + 1]);
            }

            json.WritePropertyName(series.Name);
            if (values.Length == 1)
            {
                json.WriteNumberValue(values[0]);
            }
            else
            {
                json.WriteStartArray();
                foreach (double value in values)
                {
                    json.WriteNumberValue(value);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteDirective(Utf8JsonWriter json, string space, DateTimeOffset at, EmbeddedSeries series, string[] dimensions)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", at.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", space);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        for (int i = 0; i + 1 < dimensions.Length; i += 2)
        {
            json.WriteStringValue(dimensions[i]);
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        json.WriteStartObject();
        json.WriteString("Name", series.Name);
        json.WriteString("Unit", series.Unit);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
