using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>What a client asks of <c>POST {base}/chat</c> and <c>POST {base}/chat/stream</c>.</summary>
internal sealed record ChatRequest
{
    /// <summary>What the person says.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    /// <summary>Who says it. May be left out; another than the visitor is refused.</summary>
    [JsonPropertyName("user_id")]
    public string? UserId { get; init; }

    /// <summary>The conversation to go on with; absent: a new one.</summary>
    [JsonPropertyName("conversation_id")]
    public string? ConversationId { get; init; }

    /// <summary>The turn's id; the same on a retry, so that it is answered once.</summary>
    [JsonPropertyName("turn_id")]
    public string? TurnId { get; init; }

    /// <summary>The avatar's id; absent: the default one.</summary>
    [JsonPropertyName("avatar")]
    public string? Avatar { get; init; }

    /// <summary>BCP-47 locale to answer in; absent: the avatar's.</summary>
    [JsonPropertyName("locale")]
    public string? Locale { get; init; }

    /// <summary>The voice; absent: the avatar's.</summary>
    [JsonPropertyName("voice")]
    public string? Voice { get; init; }

    /// <summary>What is wanted besides text: <c>speech</c>, <c>face</c>, <c>video</c>. Absent: what the endpoint gives by itself.</summary>
    [JsonPropertyName("outputs")]
    public IReadOnlyList<string?>? Outputs { get; init; }

    /// <summary>Pictures and documents that belong to the message.</summary>
    [JsonPropertyName("attachments")]
    public IReadOnlyList<ChatAttachment?>? Attachments { get; init; }
}

/// <summary>A file that belongs to a message.</summary>
internal sealed record ChatAttachment
{
    /// <summary>PNG, JPEG, WebP, GIF or PDF.</summary>
    [JsonPropertyName("media_type")]
    public string? MediaType { get; init; }

    /// <summary>The file in Base64.</summary>
    [JsonPropertyName("data")]
    public string? Data { get; init; }

    /// <summary>Its name, for people.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }
}
