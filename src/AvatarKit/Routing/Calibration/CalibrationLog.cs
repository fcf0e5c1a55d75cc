using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>What the calibration of the router logs.</summary>
internal sealed partial class CalibrationLog(ILogger logger)
{
    public void Trained(CalibrationReport report)
    {
        if (report.IsAccepted)
        {
            Accepted(logger, report.Version, report.Labels, report.Reason);
        }
        else
        {
            Refused(logger, report.Labels, report.Reason, report.Version);
        }
    }

    /// <param name="what">What failed: <c>reading it</c>.</param>
    /// <param name="exception">Why.</param>
    public void Failed(string what, Exception exception) => WentWithout(logger, what, ErrorText.For(exception));

    [LoggerMessage(EventId = 100, Level = LogLevel.Information,
        Message = "Calibration {Version} of the router is in force, trained on {Labels} labels: {Reason}.")]
    private static partial void Accepted(ILogger logger, int version, int labels, string reason);

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning,
        Message = "A calibration of the router on {Labels} labels was refused: {Reason}. Calibration {Version} stays in force (0: none).")]
    private static partial void Refused(ILogger logger, int labels, string reason, int version);

    [LoggerMessage(EventId = 102, Level = LogLevel.Warning,
        Message = "The calibration of the router went on without {What}: {Error}")]
    private static partial void WentWithout(ILogger logger, string what, string error);
}
