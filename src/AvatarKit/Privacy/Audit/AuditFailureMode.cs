namespace AvatarKit;

/// <summary>What happens to an action that the audit trail cannot note.</summary>
public enum AuditFailureMode
{
    /// <summary>It goes on, and the log says that it was not noted.</summary>
    Continue,

    /// <summary>It is refused before anything was read or erased.</summary>
    Refuse,
}
