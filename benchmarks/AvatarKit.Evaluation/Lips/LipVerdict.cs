using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AvatarKit.Evaluation;

/// <summary>Whether what was measured holds what lips must hold.</summary>
internal sealed record LipVerdict(IReadOnlyList<LipNumber> Numbers)
{
    private const double MedianLimit = 17;
    private const double P95Limit = 40;
    private const double ShutLimit = 150;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public bool Holds => Numbers.All(static number => number.Holds != false);

    public static LipVerdict Of(LipReport report)
    {
        LipStatistics closures = LipStatistics.Of(report.Closures);
        LipStatistics onsets = LipStatistics.Of(report.Onsets);
        LipStatistics energy = LipStatistics.Of(report.EnergyOnsets);
        LipStatistics openings = LipStatistics.Of(report.Openings);
        LipStatistics shut = LipStatistics.Of(report.Shut);
        return new LipVerdict(
        [
            Deviation("closures of p, b, m", closures),
            Deviation("onsets after pauses", onsets),
            new LipNumber(
                "onsets against audible energy",
                energy.Count,
                energy.Median,
                energy.AbsoluteMedian,
                energy.AbsoluteP95,
                energy.Largest,
                "reported",
                null),
            new LipNumber(
                "widest opening of vowels",
                openings.Count,
                openings.Median,
                openings.AbsoluteMedian,
                openings.AbsoluteP95,
                openings.Largest,
                "reported",
                null),
            new LipNumber(
                "shut after speech",
                shut.Count,
                shut.Median,
                shut.AbsoluteMedian,
                shut.AbsoluteP95,
                shut.Largest,
                "largest ≤ 150",
                shut.Count == 0 ? null : shut.Largest <= ShutLimit),
            Count("never shut", report.NeverShut.Count),
            Count("open pictures in p, b, m", report.OpenFrames),
            Count("p, b, m without closure", report.MissedClosures.Count),
            Count("pauses without an onset", report.MissedOnsets.Count),
        ]);
    }

    /// <summary>A Markdown table.</summary>
    public string ToTable()
    {
        var table = new StringBuilder();
        table.AppendLine("| | n | median ms | median of \\|ms\\| | p95 of \\|ms\\| | largest \\|ms\\| | must be | |");
        table.AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (LipNumber number in Numbers)
        {
            string holds = number.Holds switch { true => "holds", false => "FAILS", null => "" };
            table.AppendLine($"| {number.Name} | {number.Count} | {Show(number.Median)} | {Show(number.AbsoluteMedian)} | "
                + $"{Show(number.AbsoluteP95)} | {Show(number.Largest)} | {number.Bar} | {holds} |");
        }

        return table.ToString();
    }

    public string ToJson(LipReport report) => JsonSerializer.Serialize(new { holds = Holds, numbers = Numbers, report }, Json);

    private static LipNumber Deviation(string name, LipStatistics numbers) => new(
        name,
        numbers.Count,
        numbers.Median,
        numbers.AbsoluteMedian,
        numbers.AbsoluteP95,
        numbers.Largest,
        "median < 17, p95 < 40",
        numbers.Count == 0 ? null : numbers.AbsoluteMedian < MedianLimit && numbers.AbsoluteP95 < P95Limit);

    private static LipNumber Count(string name, int count) => new(name, count, double.NaN, double.NaN, double.NaN, double.NaN, "n = 0", count == 0);

    private static string Show(double value) => double.IsNaN(value) ? "" : value.ToString("0.0", CultureInfo.InvariantCulture);
}
