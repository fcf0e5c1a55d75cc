using System.Text.Json.Serialization;

namespace AvatarKit.Local;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ErasureProgress))]
[JsonSerializable(typeof(KeyRingFile))]
[JsonSerializable(typeof(DataKeyFile))]
internal sealed partial class LocalPrivacyJsonContext : JsonSerializerContext;
