using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

internal sealed class TurnAssetKindJsonConverter : JsonConverter<TurnAssetKind>
{
    public override TurnAssetKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(reader.GetString() ?? throw new JsonException("The kind of a turn's asset is a string."));

    public override void Write(Utf8JsonWriter writer, TurnAssetKind value, JsonSerializerOptions options)
        => writer.WriteStringValue(value.Value);
}
