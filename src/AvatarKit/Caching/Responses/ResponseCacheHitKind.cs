using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How a question was found in a response cache.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResponseCacheHitKind>))]
public enum ResponseCacheHitKind
{
    /// <summary>The same question, without regard to capitals, spaces and marks.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>A question whose words are so like that it has the same answer.</summary>
    [JsonStringEnumMemberName("lexical")]
    Lexical,

    /// <summary>A question whose embedding is so near that it has the same answer.</summary>
    [JsonStringEnumMemberName("embedding")]
    Embedding,
}
