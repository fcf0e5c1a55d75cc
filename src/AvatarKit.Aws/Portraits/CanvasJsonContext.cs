using System.Text.Json.Serialization;

namespace AvatarKit.Aws;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CanvasRequest))]
[JsonSerializable(typeof(CanvasResponse))]
internal sealed partial class CanvasJsonContext : JsonSerializerContext;
