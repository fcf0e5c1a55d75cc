using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true)]
[JsonSerializable(typeof(CostPlanFile))]
[JsonSerializable(typeof(CostForecast))]
internal sealed partial class CostPlanJsonContext : JsonSerializerContext;
