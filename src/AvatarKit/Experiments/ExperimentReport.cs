namespace AvatarKit;

/// <summary>What came of an experiment. As text it is a table: <see cref="ExperimentTable"/>.</summary>
/// <param name="Experiment">Its name.</param>
/// <param name="Arms">Its arms: the control first, the others by name.</param>
public sealed record ExperimentReport(string Experiment, IReadOnlyList<ExperimentArmReport> Arms)
{
    /// <summary>The table as text.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => new ExperimentTable(this).ToString();
}
