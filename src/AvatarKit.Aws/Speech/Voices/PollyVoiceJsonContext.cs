using System.Text.Json.Serialization;

namespace AvatarKit.Aws;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PollyVoiceList))]
internal sealed partial class PollyVoiceJsonContext : JsonSerializerContext;
