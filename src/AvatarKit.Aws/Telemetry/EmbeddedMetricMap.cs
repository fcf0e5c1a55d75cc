using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Makes of AvatarKit's measurements those of CloudWatch.</summary>
internal static class EmbeddedMetricMap
{
    public const string GenerationTime = "AvatarGenerationTime";
    public const string Success = "ConversationSuccess";

    private const string Duration = "avatarkit.turn.duration";
    private const string Turns = "avatarkit.turns";

    // CloudWatch refuses a document whose set has more, or whose dimension has a longer value.
    private const int MaxDimensions = 9;
    private const int LongestValue = 250;

    /// <summary>Whether an instrument is listened to.</summary>
    public static bool Wants(Instrument instrument, bool all)
        => instrument.Meter.Name == AvatarTelemetry.MeterName && (all || instrument.Name is Duration or Turns);

    /// <summary>The metric that the plan names for a measurement; <see langword="null"/>: none.</summary>
    public static EmbeddedMeasurement? Named(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        => (instrument, Find(tags, "outcome")) switch
        {
            // Whoever was refused had no answer made, and nothing failed.
            (_, "refused" or null) => null,
            (Duration, not "failed") => new(
                new(GenerationTime, "Milliseconds", Text("Model", Find(tags, "model"))), value * 1000),
            (Turns, var outcome) => new(new(Success, "None", ""), outcome == "failed" ? 0 : 1),
            _ => null,
        };

    /// <summary>A measurement under its own name.</summary>
    public static EmbeddedMeasurement Own(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var dimensions = new StringBuilder();
        int count = 0;
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (count++ == MaxDimensions)
            {
                break;
            }

            dimensions.Append(Text(tag.Key, Convert.ToString(tag.Value, CultureInfo.InvariantCulture)));
        }

        return new(new(instrument.Name, UnitOf(instrument.Unit), dimensions.ToString()), value);
    }

    private static string UnitOf(string? unit) => unit switch
    {
        "s" => "Seconds",
        { Length: > 0 } when unit[0] == '{' => "Count",
        _ => "None",
    };

    private static string? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == name)
            {
                return tag.Value as string;
            }
        }

        return null;
    }

    private static string Text(string name, string? value)
        => $"{Clean(name)}{EmbeddedSeries.End}{(string.IsNullOrWhiteSpace(value) ? "none" : Clean(value))}{EmbeddedSeries.End}";

    private static string Clean(string text)
    {
        string kept = text.Length > LongestValue ? text[..LongestValue] : text;
        return kept.All(static c => c is > ' ' and <= '~') ? kept : string.Concat(kept.Select(static c => c is > ' ' and <= '~' ? c : '_'));
    }
}
