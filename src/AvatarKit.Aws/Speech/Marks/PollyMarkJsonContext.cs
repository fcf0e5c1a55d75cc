using System.Text.Json.Serialization;

namespace AvatarKit.Aws;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PollyMark))]
internal sealed partial class PollyMarkJsonContext : JsonSerializerContext;
