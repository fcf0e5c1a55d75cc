using System.Text.Json.Serialization;

namespace AvatarKit.Aws;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<WrappedDataKey>))]
internal sealed partial class DataKeyJsonContext : JsonSerializerContext;
