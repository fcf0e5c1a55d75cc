using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

internal sealed class MillisecondsJsonConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => TimeSpan.FromMilliseconds(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
        => writer.WriteNumberValue(ToWire(value));

    internal static double ToWire(TimeSpan value) => Math.Round(value.TotalMilliseconds, 3);
}
