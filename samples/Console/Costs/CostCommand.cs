using System.CommandLine;

namespace AvatarKit.Samples.Console;

/// <summary><c>cost [PLAN.json]</c>: what an avatar will cost in a month, by component.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        var plan = new Argument<FileInfo?>("PLAN.json")
        {
            Arity = ArgumentArity.ZeroOrOne, Description = "The expected traffic (docs/costs.md). Default: the example that comes along.",
        };
        var json = new Option<bool>("--json") { Description = "Print the forecast as JSON and nothing else." };
        var chart = new Option<FileInfo?>("--chart") { Description = "Draw the forecast into this file, as SVG." };
        var currency = new Option<string>("--currency")
        {
            DefaultValueFactory = static _ => "USD", Description = "The currency to show amounts in, such as EUR. Takes --rate.",
        };
        var rate = new Option<decimal>("--rate") { DefaultValueFactory = static _ => 1, Description = "How many units of it one dollar is." };
        var command = new Command("cost", "Says what an avatar will cost in a month, by component, at the prices of AWS.")
        {
            plan, json, chart, currency, rate,
        };
        command.SetAction((parsed, token) => CostRun.RunAsync(
            parsed.GetValue(plan)?.FullName ?? Path.Combine(AppContext.BaseDirectory, "Costs", "plan.json"),
            parsed.GetValue(chart)?.FullName,
            parsed.GetValue(json),
            (parsed.GetValue(currency)!, parsed.GetValue(rate)),
            token));
        return command;
    }
}
