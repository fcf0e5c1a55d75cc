using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>What experiments report. Never throws.</summary>
internal static class ExperimentMetrics
{
    private static readonly Counter<long> Exposures = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.experiment.exposures", "{turn}", "Turns that take part in an experiment.");

    private static readonly Counter<long> Stops = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.experiment.stops", "{arm}", "Arms of experiments that were stopped for the harm they did.");

    /// <summary>Counts a turn that takes part in an experiment.</summary>
    public static void RecordExposure(string experiment, string arm)
        => Exposures.TryAdd(1, new TagList { { "experiment", experiment }, { "arm", arm } });

    /// <summary>Counts an arm that was stopped.</summary>
    public static void RecordStop(string experiment, string arm, ExperimentMeasure measure)
        => Stops.TryAdd(
            1, new TagList { { "experiment", experiment }, { "arm", arm }, { "measure", measure.ToString().ToLowerInvariant() } });
}
