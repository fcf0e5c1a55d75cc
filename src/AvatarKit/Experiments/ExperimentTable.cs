using System.Text;

namespace AvatarKit;

/// <summary>A report as a table for people: an arm a row, a measure a column, each mean with its interval of 95 % confidence;
/// and what that says in words.</summary>
public sealed class ExperimentTable
{
    /// <summary>Lays out a report.</summary>
    /// <param name="report">The report.</param>
    public ExperimentTable(ExperimentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Title = report.Experiment;
        Columns = ["arm", "units", "turns", .. Enum.GetValues<ExperimentMeasure>().Select(ExperimentText.Heading)];
        Rows = [.. report.Arms.Select(static arm => (IReadOnlyList<string>)
        [
            ExperimentText.Name(arm),
            ExperimentText.Count(arm.Units),
            ExperimentText.Count(arm.Turns),
            .. arm.Estimates.Select(ExperimentText.Cell),
        ])];
        Verdicts = ExperimentText.Verdicts(report);
    }

    /// <summary>The experiment's name.</summary>
    public string Title { get; }

    /// <summary>The headings.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows; each has a text for each column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>What the report says in words: one sentence for each difference that is shown, or that none is.</summary>
    public IReadOnlyList<string> Verdicts { get; }

    /// <summary>The whole as text, for a font whose characters are of one width.</summary>
    /// <returns>The title, the table, the verdicts.</returns>
    public override string ToString()
    {
        int[] widths = [.. Columns.Select((heading, i) => Rows.Select(row => row[i].Length).Append(heading.Length).Max())];
        var text = new StringBuilder(Title).Append('\n');
        foreach (IReadOnlyList<string> row in Rows.Prepend(Columns))
        {
            string line = string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i])));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.AppendJoin('\n', Verdicts).ToString();
    }
}
