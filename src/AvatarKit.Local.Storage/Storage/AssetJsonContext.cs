using System.Text.Json.Serialization;

namespace AvatarKit.Local;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(AssetOwnerTextConverter)])]
[JsonSerializable(typeof(AssetInfo))]
internal sealed partial class AssetJsonContext : JsonSerializerContext;
