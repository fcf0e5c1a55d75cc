using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How the question ended whether a tool may be called.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ToolApprovalOutcome>))]
public enum ToolApprovalOutcome
{
    /// <summary>The person allowed it.</summary>
    [JsonStringEnumMemberName("approved")]
    Approved,

    /// <summary>The person declined.</summary>
    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>It is no question any more: it waited too long, the person interrupted or said something else.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}
