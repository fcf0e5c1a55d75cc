using System.Text.Json;
using System.Text.RegularExpressions;

namespace AvatarKit.Aws.Tests.Telemetry;

/// <summary>The rules of CloudWatch's Embedded Metric Format: its published JSON schema, and what its specification says besides.</summary>
internal static partial class EmbeddedMetricSchema
{
    private const int LongestEvent = 256 * 1024;

    public static JsonElement Check(string line)
    {
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 1, LongestEvent);
        JsonElement root = JsonDocument.Parse(line).RootElement;
        Assert.Equal(JsonValueKind.Object, root.ValueKind);
        JsonElement metadata = root.GetProperty("_aws");
        Assert.True(metadata.GetProperty("Timestamp").TryGetInt64(out long at) && at > 0);
        foreach (JsonElement directive in metadata.GetProperty("CloudWatchMetrics").EnumerateArray())
        {
            CheckText(directive.GetProperty("Namespace"), 255);
            JsonElement[] sets = [.. directive.GetProperty("Dimensions").EnumerateArray()];
            Assert.NotEmpty(sets);
            foreach (JsonElement set in sets)
            {
                Assert.InRange(set.GetArrayLength(), 0, 9);
                Assert.All(set.EnumerateArray(), name => CheckDimension(root, name));
            }

            Assert.InRange(directive.GetProperty("Metrics").GetArrayLength(), 0, 100);
            Assert.All(directive.GetProperty("Metrics").EnumerateArray(), metric => CheckMetric(root, metric));
        }

        return root;
    }

    private static void CheckDimension(JsonElement root, JsonElement name)
    {
        CheckText(name, 250);
        JsonElement value = root.GetProperty(name.GetString()!);
        CheckText(value, 1_024);
        Assert.Matches("^[\\x20-\\x7e]+$", value.GetString());
    }

    private static void CheckMetric(JsonElement root, JsonElement metric)
    {
        CheckText(metric.GetProperty("Name"), 255);
        if (metric.TryGetProperty("Unit", out JsonElement unit))
        {
            Assert.Matches(Units(), unit.GetString()!);
        }

        JsonElement target = root.GetProperty(metric.GetProperty("Name").GetString()!);
        if (target.ValueKind == JsonValueKind.Array)
        {
            Assert.InRange(target.GetArrayLength(), 1, 100);
            Assert.All(target.EnumerateArray(), static value => Assert.Equal(JsonValueKind.Number, value.ValueKind));
        }
        else
        {
            Assert.Equal(JsonValueKind.Number, target.ValueKind);
        }
    }

    private static void CheckText(JsonElement text, int longest)
    {
        Assert.Equal(JsonValueKind.String, text.ValueKind);
        Assert.InRange(text.GetString()!.Length, 1, longest);
    }

    [GeneratedRegex("^((Micro|Milli)?[Ss]econds|((Kilo|Mega|Giga|Tera)?([Bb]ytes|[Bb]its)|Count)(/Second)?|Percent|None)$")]
    private static partial Regex Units();
}
