using System.Text.Json.Serialization;

namespace AvatarKit;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ErasureReceipt))]
internal sealed partial class PrivacyJsonContext : JsonSerializerContext;
