using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

internal sealed class AudioEncodingJsonConverter : JsonConverter<AudioEncoding>
{
    public override AudioEncoding Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(reader.GetString() ?? throw new JsonException("An audio encoding is a string."));

    public override void Write(Utf8JsonWriter writer, AudioEncoding value, JsonSerializerOptions options)
        => writer.WriteStringValue(value.Value);
}
