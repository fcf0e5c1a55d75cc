using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

internal sealed class MillisecondsJsonConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => FromWire(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
        => writer.WriteNumberValue(ToWire(value));

    /// <exception cref="JsonException">No span of time is that long.</exception>
    internal static TimeSpan FromWire(double milliseconds)
        => Math.Abs(milliseconds) <= TimeSpan.MaxValue.TotalMilliseconds / 2
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new JsonException("A time in milliseconds is longer than any time can be.");

    internal static double ToWire(TimeSpan value) => Math.Round(value.TotalMilliseconds, 3);
}
