using System.Globalization;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>The lines below an answer: who answered and why, what it cost, how fast it was, what it rests on.</summary>
internal static class AnswerSummary
{
    public static void Show(IAnsiConsole console, AvatarResponse response, HashSet<string> warned)
    {
        console.WriteLine();
        if (response.Outcome == TurnOutcome.Interrupted)
        {
            console.MarkupLine("[yellow]Interrupted.[/]");
        }

        if (response.Error is { } error)
        {
            console.MarkupLineInterpolated($"[red]{Terminal.Clean(error.Message)}[/] [grey]({error.Code})[/]");
        }

        if (response.Route is { } route)
        {
            console.MarkupLineInterpolated(
                $"[grey]{"model",-8}[/] {response.ModelId ?? "?"}[grey], tier[/] {route.Tier} [grey]because {route.Reason}[/]");
            console.MarkupLineInterpolated($"[grey]{"cost",-8}[/] {Cost(response.Cost)}");
            if (response.Usage.Resources.Count > 0)
            {
                console.MarkupLineInterpolated($"[grey]{"requests",-8}[/] {Requests(response)}");
            }
        }

        if (response.Speech is { } asset)
        {
            console.MarkupLineInterpolated($"[grey]{"asset",-8}[/] {asset.Id}");
        }

        if (response.Latency.FirstText is not null)
        {
            string word = Time(response.Latency.FirstText);
            string sound = Time(response.Latency.FirstSpeech);
            console.MarkupLineInterpolated($"[grey]{"speed",-8} first word after[/] {word}[grey], first sound after[/] {sound}");
        }

        if (response.Sources.Count > 0)
        {
            console.MarkupLineInterpolated($"[grey]{"sources",-8}[/] {string.Join("; ", response.Sources.Select(Source))}");
        }

        foreach (AvatarError warning in response.Warnings)
        {
            if (warned.Add(warning.Code))
            {
                console.MarkupLineInterpolated($"[yellow]{"note",-8} {Terminal.Clean(warning.Message)}[/]");
            }
        }
    }

    public static string Source(SourceReference source) => Terminal.Clean(source.Section is { } section && section != source.Title
        ? $"{source.Title} › {section}" : source.Title);

    public static string Cost(TurnCost cost) => cost.TotalUsd switch
    {
        null => "not known (no price for this model, voice or store)",
        0 => "$0",
        { } usd => (cost.IsEstimated ? "about $" : "$") + usd.ToString("0.######", CultureInfo.InvariantCulture),
    };

    public static string Requests(AvatarResponse response)
        => string.Join(
            ", ",
            response.Usage.Resources.Select(static used => string.Create(CultureInfo.InvariantCulture, $"{used.Value:0.###} {used.Key}")))
            + (response.Cost.ResourcesUsd is { } usd ? string.Create(CultureInfo.InvariantCulture, $" (${usd:0.########})") : " (price not known)");

    private static string Time(TimeSpan? time)
        => time is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:F0} ms") : "–";
}
