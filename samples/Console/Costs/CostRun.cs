using System.Globalization;
using AvatarKit.Aws;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>One run of <c>cost</c>: a table, or one line that says why there is none.</summary>
internal static class CostRun
{
    public static async Task<int> RunAsync(
        string planPath, string? chartPath, bool asJson, (string Code, decimal Rate) currency, CancellationToken cancellationToken)
    {
        try
        {
            var money = new CostDisplay(currency.Code, currency.Rate);
            CostPlan plan = CostPlan.Parse(await File.ReadAllTextAsync(planPath, cancellationToken));
            CostForecast forecast = plan.Forecast(AwsPriceBook.Default, TimeProvider.System.GetUtcNow());
            if (chartPath is not null)
            {
                await File.WriteAllTextAsync(chartPath, forecast.ToSvg(), cancellationToken);
            }

            if (asJson)
            {
                await System.Console.Out.WriteLineAsync(forecast.ToJson());
            }
            else
            {
                Show(AnsiConsole.Console, forecast, plan.Comparison?.Name, money);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            return ConsoleProgram.Interrupted;
        }
        catch (Exception exception) when (exception is AvatarKitException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync(Terminal.Clean(exception.Message).ReplaceLineEndings(" "));
            return ConsoleProgram.Failed;
        }
    }

    private static void Show(IAnsiConsole console, CostForecast forecast, string? compared, CostDisplay money)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn($"{money.Currency} in a month");
        foreach (PhaseForecast phase in forecast.Phases)
        {
            table.AddColumn(new TableColumn(Markup.Escape(Terminal.Clean(phase.Name))).RightAligned());
        }

        AddRow(table, "turns", forecast, static phase => phase.TurnsPerMonth.ToString("#,0", CultureInfo.InvariantCulture));
        foreach ((string component, string name) in forecast.Phases
            .SelectMany(static phase => phase.Lines).Select(static line => (line.Component, line.Name)).Distinct())
        {
            AddRow(table, $"{component} {name}", forecast, phase => Number(money.Convert(PhaseForecastOf(phase, component, name))));
        }

        table.AddEmptyRow();
        AddRow(table, "altogether", forecast, phase => Number(money.Convert(phase.TotalUsd)));
        AddRow(table, "of a turn", forecast, phase => Number(money.Convert(phase.TotalUsdPerTurn), "0.00000"));
        AddRow(table, "saved by caches", forecast, phase => Number(money.Convert(phase.SavedUsd)));
        if (compared is not null)
        {
            AddRow(table, compared, forecast, phase => Number(money.Convert(phase.ComparedUsd)));
            AddRow(
                table,
                "costs less from … turns on",
                forecast,
                static phase => phase.BreakEvenTurns?.ToString("#,0", CultureInfo.InvariantCulture) ?? "never");
        }

        console.Write(table);
        console.WriteLine("Prices: AWS, on demand in us-east-1. Unknown: there is no price for it in the book, and so none for the whole.");
    }

    private static decimal? PhaseForecastOf(PhaseForecast phase, string component, string name)
    {
        ForecastLine? line = phase.Lines.FirstOrDefault(line => line.Component == component && line.Name == name);
        return line is null ? 0 : line.Usd;
    }

    private static void AddRow(Table table, string title, CostForecast forecast, Func<PhaseForecast, string> value)
        => table.AddRow([Markup.Escape(Terminal.Clean(title)), .. forecast.Phases.Select(phase => Markup.Escape(value(phase)))]);

    private static string Number(decimal? amount, string format = "#,0.00")
        => amount is { } known ? known.ToString(format, CultureInfo.InvariantCulture) : "unknown";
}
