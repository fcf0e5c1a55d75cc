using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How something went that the audit trail notes.</summary>
public enum AuditOutcome
{
    /// <summary>It begins. What is only read has no other record.</summary>
    [JsonStringEnumMemberName("started")]
    Started,

    /// <summary>It was done.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>It broke off, or was done in part.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Who had asked for it no longer wanted it.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
