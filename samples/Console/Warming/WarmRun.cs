using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>One run of <c>warm</c> with services that stand.</summary>
internal sealed class WarmRun(IServiceProvider services, ConsoleSettings settings, WarmSettings warm, IAnsiConsole console)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        IBatchFormat? format = warm.BatchInput is null && warm.BatchOutput is null ? null : FindFormat();
        List<WarmingQuestion> questions = [];
        await foreach (WarmingQuestion question in WarmingFile.ReadAsync(warm.File, cancellationToken))
        {
            questions.Add(question);
        }

        List<WarmingProgress> done = [];
        var run = new WarmingRun
        {
            AvatarId = settings.Avatar,
            Locale = settings.Locale,
            Voice = settings.Voice,
            // The voices of this machine cost nothing, and keep nothing.
            Outputs = warm.IsSilent || settings.Aws is null ? AvatarOutputs.None : AvatarOutputs.Speech,
            BudgetUsd = warm.BudgetUsd,
            JournalFolder = WarmedAnswers.FolderOf(settings, services.GetRequiredService<IConfiguration>()),
            CollectsBatch = warm.BatchOutput is not null,
            BatchAnswers = warm.BatchInput is { } file ? await ReadBatchAsync(file, format!, cancellationToken) : null,
        };
        AvatarWarming warming = services.GetRequiredService<AvatarWarming>();
        try
        {
            Progress bars = console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn());
            await bars.StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask($"{questions.Count} questions", maxValue: Math.Max(1, questions.Count));
                await foreach (WarmingProgress progress in warming.WarmAsync(questions.ToAsyncEnumerable(), run, cancellationToken))
                {
                    done.Add(progress);
                    bar.Value = progress.Done;
                }
            });
        }
        finally
        {
            new WarmReport(done).Show(console);
        }

        if (warm.BatchOutput is { } output)
        {
            await WriteBatchAsync(output, [.. done.Select(static progress => progress.Request).OfType<BatchRequest>()], format!, cancellationToken);
        }

        return done.Exists(static progress => progress.Outcome == WarmingOutcome.Failed) ? ConsoleProgram.Failed : 0;
    }

    private IBatchFormat FindFormat()
        => services.GetService<IBatchFormat>() ?? throw new ConsoleException("These models take no batch. Batches are for --provider aws.");

    private static async Task<BatchAnswers> ReadBatchAsync(string file, IBatchFormat format, CancellationToken cancellationToken)
    {
        using StreamReader reader = File.OpenText(file);
        return await BatchFile.ReadAsync(reader, Path.GetFileName(file), format, cancellationToken);
    }

    /// <summary>A batch is of one model: where the router chose several, each has a file of its own.</summary>
    private async Task WriteBatchAsync(
        string output, IReadOnlyList<BatchRequest> requests, IBatchFormat format, CancellationToken cancellationToken)
    {
        IGrouping<(string Tier, string? Model), BatchRequest>[] models =
            [.. requests.GroupBy(static request => (request.Tier, request.ModelId))];
        foreach (IGrouping<(string Tier, string? Model), BatchRequest> model in models)
        {
            string path = models.Length == 1
                ? output
                : Path.Combine(
                    Path.GetDirectoryName(output) ?? "",
                    $"{Path.GetFileNameWithoutExtension(output)}.{model.Key.Tier}{Path.GetExtension(output)}");
            await using StreamWriter writer = File.CreateText(path);
            int count = await BatchFile.WriteAsync(writer, model, format, cancellationToken);
            console.MarkupLineInterpolated($"{count} requests for {Terminal.Clean(model.Key.Model ?? model.Key.Tier)} in {path}");
        }
    }
}
