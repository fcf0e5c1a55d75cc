using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WarmingLine))]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class WarmingJsonContext : JsonSerializerContext;
