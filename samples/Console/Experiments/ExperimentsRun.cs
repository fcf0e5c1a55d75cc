using AvatarKit.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>One run of <c>experiments</c>: a table for each experiment, or what to set where there is none.</summary>
internal static class ExperimentsRun
{
    private const string Simulated =
        "SIMULATED: made-up people and ratings, scripted models with made-up times, through a real engine, at list prices of AWS. "
            + "It says nothing of any model.";

    public static async Task<int> RunAsync(string? dataFolder, bool simulate, CancellationToken cancellationToken)
    {
        try
        {
            if (System.Console.IsOutputRedirected)
            {
                AnsiConsole.Profile.Width = 10_000;
            }

            System.Console.OutputEncoding = System.Text.Encoding.UTF8;
            if (simulate)
            {
                AnsiConsole.Console.WriteLine(Simulated);
                Show(AnsiConsole.Console, await SimulatedExperiment.RunAsync(cancellationToken));
            }
            else
            {
                await ReadAsync(dataFolder, cancellationToken);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            return ConsoleProgram.Interrupted;
        }
        catch (Exception exception) when (exception is AvatarKitException or ConsoleException or OptionsValidationException
            or IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync(Terminal.Clean(exception.Message).ReplaceLineEndings(" "));
            return ConsoleProgram.Failed;
        }
    }

    private static async Task ReadAsync(string? dataFolder, CancellationToken cancellationToken)
    {
        var settings = new ConsoleSettings { Question = "", HasQuestion = false, Json = false, DataFolder = dataFolder };
        await using ServiceProvider services = AvatarServices.Create(settings);
        AvatarChatbotOptions options = services.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue;
        IConversationStore store = services.GetRequiredService<IConversationStore>();
        var file = (SqliteConversationStore)store.GetService(typeof(SqliteConversationStore))!;
        ExperimentResults results = await ExperimentResults.ReadAsync(store, file.ListPersonsAsync(cancellationToken), options, cancellationToken);
        IReadOnlyList<ExperimentReport> reports = results.CreateReports();
        if (reports.Count > 0)
        {
            Show(AnsiConsole.Console, reports);
            return;
        }

        string folder = services.GetRequiredService<IOptions<LocalOptions>>().Value.DataFolder;
        AnsiConsole.Console.WriteLine(options.Experiments.Values.Any(static experiment => experiment.Enabled)
            ? $"The experiments {string.Join(", ", options.Experiments.Keys)} have no turns yet in {folder}. Ask something, and look again."
            : $"No turn in {folder} took part in an experiment. Put one into the appsettings.json of this folder:");
        if (options.Experiments.Count == 0)
        {
            AnsiConsole.Console.WriteLine(
                """  { "AvatarKit": { "Experiments": { "tiers": { "Arms": { "control": {}, "premier": { "Tier": "premier" } } } } } }""");
        }

        AnsiConsole.Console.WriteLine("docs/routing.md tells more. A made-up experiment is shown by: experiments --simulate");
    }

    private static void Show(IAnsiConsole console, IReadOnlyList<ExperimentReport> reports)
    {
        foreach (ExperimentReport report in reports)
        {
            var shown = new ExperimentTable(report);
            var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(Terminal.Clean(shown.Title)));
            foreach (string heading in shown.Columns)
            {
                table.AddColumn(new TableColumn(Markup.Escape(heading)).RightAligned());
            }

            table.Columns[0].LeftAligned();
            foreach (IReadOnlyList<string> row in shown.Rows)
            {
                table.AddRow([.. row.Select(static cell => Markup.Escape(Terminal.Clean(cell)))]);
            }

            console.Write(table);
            foreach (string verdict in shown.Verdicts)
            {
                console.WriteLine(Terminal.Clean(verdict));
            }
        }

        console.WriteLine("Means over turns, with intervals of 95 % confidence over people. Read them once, at a number of turns chosen before.");
    }
}
