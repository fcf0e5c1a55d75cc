using System.Globalization;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>Says what came of the questions.</summary>
internal sealed class WarmReport(IReadOnlyList<WarmingProgress> done)
{
    public void Show(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn(new TableColumn("questions").RightAligned());
        Add(table, "asked", done.Count(static progress => progress.Outcome != WarmingOutcome.Skipped));
        Add(table, "made", Of(WarmingOutcome.Made));
        Add(table, "already there", Of(WarmingOutcome.AlreadyThere));
        AddIfAny(table, "written for a batch", Of(WarmingOutcome.Collected));
        Add(table, "not kept", Of(WarmingOutcome.NotCacheable));
        foreach (IGrouping<NotCachedReason?, WarmingProgress> reason in done
            .Where(static progress => progress.Outcome == WarmingOutcome.NotCacheable).GroupBy(static progress => progress.Reason))
        {
            Add(table, "  " + Text(reason.Key), reason.Count());
        }

        AddIfAny(table, "failed", Of(WarmingOutcome.Failed));
        AddIfAny(table, "left for the next run: the budget is spent", Of(WarmingOutcome.Skipped));
        AddIfAny(table, "made without a voice", done.Count(static progress => progress.Degradations.Any(static lacking => lacking.What == "voice")));
        console.Write(table);
        foreach (WarmingProgress failed in done.Where(static progress => progress.Error is not null))
        {
            console.MarkupLineInterpolated($"[red]{Terminal.Clean(failed.Error!.Message).ReplaceLineEndings(" ")}[/]");
        }

        if (done.Count > 0)
        {
            console.WriteLine(Cost(done[^1]));
        }
    }

    private string Cost(WarmingProgress last)
    {
        string spent = string.Create(CultureInfo.InvariantCulture, $"{(last.IsEstimated ? "Some " : "")}{last.SpentUsd:0.######} USD spent");
        decimal? saved = done.Aggregate((decimal?)0, static (sum, progress) => sum + progress.BatchSavedUsd);
        string batch = saved switch
        {
            0 => "",
            { } usd => string.Create(CultureInfo.InvariantCulture, $", the batch's price; asked at once it were {usd:0.######} USD more"),
            null => ", the batch's price",
        };
        string left = last.LeftUsd is { } rest ? string.Create(CultureInfo.InvariantCulture, $", {rest:0.######} USD left") : "";
        return $"{spent}{batch}{left}.";
    }

    private int Of(WarmingOutcome outcome) => done.Count(progress => progress.Outcome == outcome);

    private static void AddIfAny(Table table, string title, int count)
    {
        if (count > 0)
        {
            Add(table, title, count);
        }
    }

    private static void Add(Table table, string title, int count)
        => table.AddRow(Markup.Escape(title), count.ToString("#,0", CultureInfo.InvariantCulture));

    private static string Text(NotCachedReason? reason) => reason switch
    {
        NotCachedReason.Context => "they hang on the moment, on who asks, or on what was said before",
        NotCachedReason.PersonalPassage => "the answer rests on what is one person's",
        NotCachedReason.Tools => "the answer took a tool",
        NotCachedReason.Degraded => "answered without the knowledge base or the router",
        NotCachedReason.NotKnown => "the avatar does not know",
        NotCachedReason.TooLong => "the answer is too long",
        NotCachedReason.Empty => "the answer has no words",
        NotCachedReason.NotInBatch => "the batch has no answer to it as it is asked now",
        NotCachedReason.BatchFailed => "the batch could not answer",
        NotCachedReason.Request => "the request is not everybody's",
        NotCachedReason.Off => "the response cache is off",
        _ => "the cache did not keep the answer",
    };
}
