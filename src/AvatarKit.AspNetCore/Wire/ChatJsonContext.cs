using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>How the web's own types are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(RatingRequest))]
[JsonSerializable(typeof(ClientUpdate))]
[JsonSerializable(typeof(ClientConversationList))]
[JsonSerializable(typeof(ClientConversation))]
[JsonSerializable(typeof(ClientExport))]
[JsonSerializable(typeof(ClientErasure))]
[JsonSerializable(typeof(ClientAvatarList))]
[JsonSerializable(typeof(ClientVoiceList))]
internal sealed partial class ChatJsonContext : JsonSerializerContext;
