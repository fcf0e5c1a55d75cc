using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>How the complexity router chooses a tier.</summary>
public sealed class RoutingOptions
{
    /// <summary>Scores below this go to <see cref="SimpleTier"/>.</summary>
    /// <value>Default 0.3.</value>
    [SettingRange(0.0, 1.0)]
    public double SimpleBelow { get; set; } = 0.3;

    /// <summary>Scores below this, and not below <see cref="SimpleBelow"/>, go to <see cref="MediumTier"/>;
    /// the rest to <see cref="ComplexTier"/>.</summary>
    /// <value>Default 0.7.</value>
    [SettingRange(0.0, 1.0)]
    public double MediumBelow { get; set; } = 0.7;

    /// <summary>The tier for simple messages.</summary>
    /// <value>Default <c>lite</c>.</value>
    [SettingRequired]
    public string SimpleTier { get; set; } = "lite";

    /// <summary>The tier for the middle.</summary>
    /// <value>Default <c>pro</c>.</value>
    [SettingRequired]
    public string MediumTier { get; set; } = "pro";

    /// <summary>The tier for complex messages.</summary>
    /// <value>Default <c>premier</c>.</value>
    [SettingRequired]
    public string ComplexTier { get; set; } = "premier";

    /// <summary>A tier that answers everything, whatever the score: a pin.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public string? PinnedTier { get; set; }

    /// <summary>Turns that go to one tier, whatever their score, by whom and what they are of: the first that fits. They go before
    /// <see cref="PinnedTier"/>; a tier that a request or an avatar names goes before them.</summary>
    /// <value>Default: none.</value>
    public IList<RoutingPinOptions> Pins { get; } = [];

    /// <summary>How far budgets that press (<see cref="ModelRoutingContext.Pressure"/>) move <see cref="SimpleBelow"/> and <see cref="MediumBelow"/>
    /// up: at 1 all turns go to <see cref="SimpleTier"/> when a budget has nothing left, at 0.5 half as far. Never beyond what
    /// <see cref="CalibrationOptions.QualityTarget"/> allows.</summary>
    /// <value>Default 1; from 0, budgets move nothing, to 1.</value>
    [SettingRange(0.0, 1.0)]
    public double PressureShift { get; set; } = 1;

    /// <summary>When a tier is too slow to begin, and avoided.</summary>
    [ValidateObjectMembers]
    public LatencyRoutingOptions Latency { get; set; } = new();

    /// <summary>When the simple tier is tried first, and its answer held back until it is found good enough.</summary>
    [ValidateObjectMembers]
    public CascadeOptions Cascade { get; set; } = new();

    /// <summary>The share of turns, from 0 to 1, that shall go above <see cref="SimpleTier"/>: the bounds are then quantiles of the scores of
    /// recent turns instead of <see cref="SimpleBelow"/> and <see cref="MediumBelow"/>, which only say how these turns are shared between the
    /// middle and the complex tier. Takes <c>UseRouterCalibration()</c>, and counts from the hundredth turn on.</summary>
    /// <value>Default <see langword="null"/>: the fixed bounds.</value>
    [SettingRange(0.0, 1.0)]
    public double? TargetStrongShare { get; set; }

    /// <summary>What a turn shall cost in the mean, in USD: as many turns go above <see cref="SimpleTier"/> as that pays for, by what turns of each
    /// tier have cost so far. While a tier's cost is not known, the fixed bounds count. Not together with <see cref="TargetStrongShare"/>.</summary>
    /// <value>Default <see langword="null"/>: no target.</value>
    [SettingRange(0.0, 1_000_000.0)]
    public decimal? TargetCostPerTurn { get; set; }

    /// <summary>How the router learns from the host's own traffic.</summary>
    [ValidateObjectMembers]
    public CalibrationOptions Calibration { get; set; } = new();

    /// <summary>A copy whose settings can be changed; what has settings of its own is shared.</summary>
    internal RoutingOptions Copy() => (RoutingOptions)MemberwiseClone();
}
