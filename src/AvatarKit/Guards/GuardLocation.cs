namespace AvatarKit;

/// <summary>Where a guard judges: what it is shown follows from that.</summary>
public enum GuardLocation
{
    /// <summary>Somewhere else, or it is not known: where models see placeholders for personal data (<see cref="RedactionOptions.Model"/>), it
    /// sees them, too.</summary>
    OutsideProcess,

    /// <summary>In this process, and it hands nothing on: it sees answers as the person does.</summary>
    InProcess,
}
