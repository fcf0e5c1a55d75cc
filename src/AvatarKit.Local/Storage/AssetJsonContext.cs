using System.Text.Json.Serialization;

namespace AvatarKit.Local;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AssetInfo))]
internal sealed partial class AssetJsonContext : JsonSerializerContext;
