namespace AvatarKit;

/// <summary>What is still known of a turn when it is cut or rated after its end.</summary>
internal sealed class WatchedTurn(WatchedExperiment experiment, string arm, UInt128 unit, TurnStatus status)
{
    private TurnStatus status = status;
    private int? score;

    public void Cut()
    {
        if (status == TurnStatus.Completed)
        {
            status = TurnStatus.Interrupted;
            experiment.Note(arm, unit, ExperimentMeasure.InterruptionRate, 1, turns: 0);
        }
    }

    public void Rate(int rating)
    {
        experiment.Note(arm, unit, ExperimentMeasure.Rating, rating - (score ?? 0), turns: score is null ? 1 : 0);
        score = rating;
    }
}
