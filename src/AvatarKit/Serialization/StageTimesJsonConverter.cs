using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

internal sealed class StageTimesJsonConverter : JsonConverter<IReadOnlyDictionary<TurnStage, TimeSpan>>
{
    public override IReadOnlyDictionary<TurnStage, TimeSpan> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var times = new SortedDictionary<TurnStage, TimeSpan>();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Stage times are an object of milliseconds.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (Enum.TryParse(name, ignoreCase: true, out TurnStage stage))
            {
                times[stage] = MillisecondsJsonConverter.FromWire(reader.GetDouble());
            }
            else
            {
                reader.Skip();
            }
        }

        return times;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<TurnStage, TimeSpan> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((TurnStage stage, TimeSpan time) in value)
        {
            writer.WriteNumber(stage.ToString().ToLowerInvariant(), MillisecondsJsonConverter.ToWire(time));
        }

        writer.WriteEndObject();
    }
}
