using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>Refuses numbers that are too large to be one: JSON takes 1e400, which is read as infinite and can't be written.</summary>
internal sealed class FiniteNumberJsonConverter<T> : JsonConverter<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => T.CreateChecked(reader.GetDouble()) is var number && T.IsFinite(number)
            ? number : throw new JsonException("A number is larger than any can be.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => writer.WriteNumberValue(double.CreateChecked(value));
}
