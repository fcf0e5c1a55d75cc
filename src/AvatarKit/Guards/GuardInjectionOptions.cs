namespace AvatarKit;

/// <summary>Texts that try to give the model orders: "ignore all previous instructions" in some twenty languages, role marks of chat formats,
/// invisible
/// letters. Each mark has a weight; a text is blocked where they add up.</summary>
public sealed class GuardInjectionOptions
{
    /// <summary>Whether passages and tools' results are looked at.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether messages are looked at, too. Who asks about prompt injection is refused then.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Messages { get; set; }

    /// <summary>From which weight on a text is blocked.</summary>
    /// <value>Default 0.8; 0.1 to 1.</value>
    [SettingRange(0.1, 1)]
    public double Threshold { get; set; } = 0.8;
}
