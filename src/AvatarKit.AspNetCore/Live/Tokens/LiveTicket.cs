using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>What a token stands for: who may open a live conversation, and which.</summary>
/// <param name="TenantId">On whose behalf the host serves the person.</param>
/// <param name="UserId">Whose token it is.</param>
/// <param name="Nonce">Tells tokens apart, so that each is good once.</param>
/// <param name="ExpiresAt">When it is too old, in milliseconds since 1970.</param>
internal sealed record LiveTicket(string TenantId, string UserId, string Nonce, long ExpiresAt)
{
    public string? AvatarId { get; init; }

    public string? ConversationId { get; init; }

    public string? Locale { get; init; }

    public string? Voice { get; init; }

    /// <summary>Whether speech is wanted besides text.</summary>
    public required bool Speech { get; init; }
}

/// <summary>The body of <c>POST {base}/sessions</c>.</summary>
internal sealed record SessionOrder
{
    public string? Avatar { get; init; }

    public string? Conversation { get; init; }

    public string? Locale { get; init; }

    public string? Voice { get; init; }

    public bool? Speech { get; init; }
}

/// <summary>The answer to <c>POST {base}/sessions</c>.</summary>
internal sealed record SessionGrant(string Token, double ExpiresInMs, string Live, string Events, string Messages, string Audio, string Protocol);

/// <summary>The body of <c>POST {base}/live/events</c>.</summary>
internal sealed record EventsOrder
{
    public string? Token { get; init; }

    public JsonElement Hello { get; init; }
}

/// <summary>How what stands before a live conversation is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LiveTicket))]
[JsonSerializable(typeof(SessionOrder))]
[JsonSerializable(typeof(SessionGrant))]
[JsonSerializable(typeof(EventsOrder))]
internal sealed partial class LiveTicketJsonContext : JsonSerializerContext;
