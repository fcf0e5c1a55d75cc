namespace AvatarKit;

/// <summary>How the router learns from the host's own traffic. Takes <c>UseRouterCalibration()</c>.</summary>
public sealed class CalibrationOptions
{
    /// <summary>What the calibration may do.</summary>
    /// <value>Default <see cref="CalibrationMode.Off"/>.</value>
    public CalibrationMode Mode { get; set; }

    /// <summary>It is trained from so many labels on.</summary>
    /// <value>Default 200.</value>
    [SettingRange(20, 100_000)]
    public int MinLabels { get; set; } = 200;

    /// <summary>At most so many labels are kept, the latest ones; some 2 kB each.</summary>
    /// <value>Default 2,000.</value>
    [SettingRange(20, 100_000)]
    public int MaxLabels { get; set; } = 2_000;

    /// <summary>It is trained anew, in the background, after so many new labels.</summary>
    /// <value>Default 100. 0: by <see cref="RouterCalibration.RetrainAsync"/> alone.</value>
    [SettingRange(0, 100_000)]
    public int RetrainAfter { get; set; } = 100;

    /// <summary>The mean quality, from 0 to 1, that answers of <see cref="RoutingOptions.SimpleTier"/> shall keep: where the labels say that they
    /// would fall below it, fewer turns go there, whatever the other targets say. Counts from the first training on, where the mode is
    /// <see cref="CalibrationMode.On"/>.</summary>
    /// <value>Default <see langword="null"/>: no target.</value>
    [SettingRange(0.0, 1.0)]
    public double? QualityTarget { get; set; }

    /// <summary>The share of answers that the judge model is asked to grade, where <c>UseRouterCalibration</c> was given one.
    /// Answers of <see cref="RoutingOptions.ComplexTier"/> are not graded.</summary>
    /// <value>Default 0.02.</value>
    [SettingRange(0.0, 1.0)]
    public double JudgeShare { get; set; } = 0.02;

    /// <summary>The judge is asked at most so often on a day (UTC), by each process.</summary>
    /// <value>Default 200.</value>
    [SettingRange(0, 1_000_000)]
    public int MaxJudgementsPerDay { get; set; } = 200;
}
