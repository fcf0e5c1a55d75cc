using System.Globalization;
using System.Text.RegularExpressions;

namespace AvatarKit.Testing;

/// <summary>Attributes of SSML elements and what they mean.</summary>
internal static class SsmlValues
{
    /// <summary>The silence at a comma.</summary>
    public static readonly TimeSpan ClausePause = TimeSpan.FromMilliseconds(150);

    /// <summary>The silence after a sentence.</summary>
    public static readonly TimeSpan SentencePause = TimeSpan.FromMilliseconds(350);

    /// <summary>An attribute of a tag; empty where it is absent.</summary>
    public static string Attribute(string tag, string name)
        => Regex.Match(tag, $"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", RegexOptions.CultureInvariant) is { Success: true } found
            ? found.Groups[1].Value + found.Groups[2].Value
            : "";

    /// <summary>How fast a rate is, as a factor.</summary>
    public static double Rate(string rate) => rate switch
    {
        "x-slow" => 0.5,
        "slow" => 0.75,
        "fast" => 1.25,
        "x-fast" => 1.75,
        [.. string percent, '%'] when double.TryParse(percent, CultureInfo.InvariantCulture, out double value) => Math.Clamp(value / 100, 0.2, 2),
        _ => 1,
    };

    /// <summary>How long a break is.</summary>
    public static TimeSpan Break(string time, string strength) => time switch
    {
        [.. string number, 'm', 's'] when double.TryParse(number, CultureInfo.InvariantCulture, out double value) =>
            TimeSpan.FromMilliseconds(Math.Clamp(value, 0, 10_000)),
        [.. string number, 's'] when double.TryParse(number, CultureInfo.InvariantCulture, out double value) =>
            TimeSpan.FromSeconds(Math.Clamp(value, 0, 10)),
        _ => strength switch
        {
            "none" or "x-weak" => TimeSpan.Zero,
            "strong" => SentencePause,
            "x-strong" => 2 * SentencePause,
            _ => ClausePause,
        },
    };
}
