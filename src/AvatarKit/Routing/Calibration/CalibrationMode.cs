namespace AvatarKit;

/// <summary>What a calibration of the router may do.</summary>
public enum CalibrationMode
{
    /// <summary>Nothing: labels are collected, and the shipped weights route.</summary>
    Off,

    /// <summary>It learns, and says with each route what it would have chosen; the shipped weights route.</summary>
    Shadow,

    /// <summary>It learns, and routes.</summary>
    On,
}
