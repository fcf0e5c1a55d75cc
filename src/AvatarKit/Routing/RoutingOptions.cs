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
}
