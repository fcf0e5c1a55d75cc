namespace AvatarKit;

/// <summary>An arm of an experiment. One with nothing but a share goes the plain way.</summary>
public sealed class ExperimentArmOptions
{
    /// <summary>How much of the units the arm is given, against the other arms' shares.</summary>
    /// <value>Default 1; more than 0.</value>
    public double Share { get; set; } = 1;

    /// <summary>The tier that answers everything in this arm, in place of <see cref="RoutingOptions.PinnedTier"/>.</summary>
    /// <value>Default <see langword="null"/>: as without the experiment.</value>
    public string? Tier { get; set; }

    /// <summary>In place of <see cref="RoutingOptions.SimpleBelow"/>. A target share or cost does not count in this arm.</summary>
    /// <value>Default <see langword="null"/>: as without the experiment; else 0 to 1.</value>
    public double? SimpleBelow { get; set; }

    /// <summary>In place of <see cref="RoutingOptions.MediumBelow"/>. A target share or cost does not count in this arm.</summary>
    /// <value>Default <see langword="null"/>: as without the experiment; else 0 to 1.</value>
    public double? MediumBelow { get; set; }

    /// <summary>The way the arm goes.</summary>
    internal RoutingOptions ApplyTo(RoutingOptions routing)
    {
        RoutingOptions changed = routing.Copy();
        if (SimpleBelow is not null || MediumBelow is not null)
        {
            changed.SimpleBelow = SimpleBelow ?? changed.SimpleBelow;
            changed.MediumBelow = MediumBelow ?? changed.MediumBelow;
            changed.TargetStrongShare = null;
            changed.TargetCostPerTurn = null;
        }

        changed.PinnedTier = Tier ?? changed.PinnedTier;
        return changed;
    }
}
