using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>What experiments log: event ids 120 to 129, see docs/logging.md.</summary>
internal sealed partial class ExperimentLog(ILogger<ExperimentResults>? logger = null)
{
    private readonly ILogger logger = QuietLogger.Over(logger);

    public void Stopped(string experiment, string arm, ExperimentLimit limit, RatioEstimate measured, RatioEstimate control)
        => Stopped(experiment, arm, limit.Measure, measured.Value, control.Value, limit.Setting, limit.Value);

    public void ObserverFailed(string turnId, IExperimentObserver observer, Exception exception)
        => ObserverFailed(turnId, observer.GetType().Name, ErrorText.For(exception));

    public void NotWatched(Exception exception) => NotWatched(ErrorText.For(exception));

    [LoggerMessage(120, LogLevel.Debug, "Turn {TurnId} takes part in the experiment {Experiment}: {Arm}")]
    public partial void Exposed(string turnId, string experiment, string arm);

    [LoggerMessage(121, LogLevel.Warning,
        "The arm {Arm} of the experiment {Experiment} is stopped, and its units are given the control arm instead: {Measure} is "
            + "{Measured:0.#####} there and {Control:0.#####} in the control, which is surely past Stop:{Setting}, {Limit:0.#####}.")]
    private partial void Stopped(
        string experiment, string arm, ExperimentMeasure measure, double measured, double control, string setting, double limit);

    [LoggerMessage(122, LogLevel.Warning, "Turn {TurnId} went on without telling an observer of experiments ({Observer}): {Failure}")]
    private partial void ObserverFailed(string turnId, string observer, string failure);

    [LoggerMessage(123, LogLevel.Warning, "Experiments went on without watching a turn: {Failure}")]
    private partial void NotWatched(string failure);
}
