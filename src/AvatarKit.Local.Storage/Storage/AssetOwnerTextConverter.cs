using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit.Local;

/// <summary>An owner as one text in an asset's description, as owners have always stood there.</summary>
internal sealed class AssetOwnerTextConverter : JsonConverter<AssetOwner>
{
    public override AssetOwner Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => AssetOwner.TryParse(reader.GetString(), out AssetOwner owner)
            ? owner
            : throw new JsonException("The asset's owner is not as the store writes it.");

    public override void Write(Utf8JsonWriter writer, AssetOwner value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
