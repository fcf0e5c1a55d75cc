using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>How the web's own types are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ChatJsonContext : JsonSerializerContext;
