using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>A visitor's conversations, the latest active first.</summary>
internal sealed record ClientConversationList(IReadOnlyList<ClientConversationInfo> Conversations)
{
    /// <summary>Where the list goes on: the <c>before</c> of the next request; absent at its end.</summary>
    public string? Next { get; init; }
}

/// <summary>A conversation in a list.</summary>
internal sealed record ClientConversationInfo(string Id, long TurnCount, DateTimeOffset CreatedAt, DateTimeOffset LastActivityAt);

/// <summary>A conversation with the newest of its turns, oldest first.</summary>
internal sealed record ClientConversation(string Id, IReadOnlyList<ClientTurn> Turns)
{
    /// <summary>The <c>before</c> that gives the turns before these; absent: there are none.</summary>
    public long? Before { get; init; }
}

/// <summary>A turn as it is stored.</summary>
internal sealed record ClientTurn(string TurnId, long Number, string Message, string Answer, TurnStatus Status, DateTimeOffset At)
{
    public ClientRating? Rating { get; init; }

    public IReadOnlyList<ClientSource> Sources { get; init; } = [];

    public string? AudioUrl { get; init; }

    public string? VideoUrl { get; init; }

    public IReadOnlyList<ClientAttachment> Attachments { get; init; } = [];

    public string? Avatar { get; init; }
}

/// <summary>What a person thought of an answer.</summary>
internal sealed record ClientRating(int Score, string? Comment);

/// <summary>A file that came with a message.</summary>
internal sealed record ClientAttachment(string Url, string MediaType, long Length);

/// <summary>All that is kept of a visitor.</summary>
internal sealed record ClientExport(IReadOnlyList<ClientExportedConversation> Conversations);

/// <summary>A whole conversation.</summary>
internal sealed record ClientExportedConversation(
    string Id, DateTimeOffset CreatedAt, DateTimeOffset LastActivityAt, IReadOnlyList<ClientTurn> Turns);

/// <summary>What was erased.</summary>
internal sealed record ClientErasure(int Conversations, int Assets)
{
    /// <summary>The parts that were looked at again, and are empty.</summary>
    public IReadOnlyList<string> Verified { get; init; } = [];

    /// <summary>The signed receipt, as its signer wrote it; absent where the host signs none.</summary>
    public JsonElement? Receipt { get; init; }
}

/// <summary>A rating as it is sent.</summary>
internal sealed record RatingRequest
{
    [JsonPropertyName("score")]
    public int? Score { get; init; }

    [JsonPropertyName("comment")]
    public string? Comment { get; init; }
}
