using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

internal sealed class FaceTrackJsonConverter : JsonConverter<FaceTrack>
{
    /// <summary>An hour at 240 frames per second: a few characters of a track without channels ask for as much memory as they like.</summary>
    private const int MaxFrames = 3600 * 240;

    private static readonly string[] Names = [.. Enum.GetNames<FaceChannel>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public override FaceTrack Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        int fps = 0;
        int frames = 0;
        List<int> channels = [];
        byte[] data = [];
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A face track is an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "fps":
                    fps = reader.GetInt32();
                    break;
                case "frames":
                    frames = reader.GetInt32();
                    break;
                case "data":
                    data = reader.GetBytesFromBase64();
                    break;
                case "channels":
                    while (reader.Read() && reader.TokenType == JsonTokenType.String)
                    {
                        string channel = reader.GetString()!;
                        int index = Array.IndexOf(Names, channel);
                        channels.Add(index >= 0 ? index : throw new JsonException($"'{channel}' is not a face channel."));
                        if (channels.Count > FaceTrack.ChannelCount)
                        {
                            throw new JsonException($"A face track has at most {FaceTrack.ChannelCount} channels.");
                        }
                    }

                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (frames > MaxFrames)
        {
            throw new JsonException($"A face track has at most {MaxFrames} frames.");
        }

        if (fps <= 0 || frames < 0 || data.Length != (long)frames * channels.Count)
        {
            throw new JsonException("A face track's data holds one byte per channel and frame.");
        }

        var values = new float[frames * FaceTrack.ChannelCount];
        for (int frame = 0; frame < frames; frame++)
        {
            for (int c = 0; c < channels.Count; c++)
            {
                values[(frame * FaceTrack.ChannelCount) + channels[c]] = Dequantize(channels[c], data[(frame * channels.Count) + c]);
            }
        }

        return new FaceTrack(fps, values);
    }

    public override void Write(Utf8JsonWriter writer, FaceTrack value, JsonSerializerOptions options)
    {
        IReadOnlyList<FaceChannel> channels = value.FindMovingChannels();
        var data = new byte[value.FrameCount * channels.Count];
        var one = new byte[value.FrameCount];
        for (int c = 0; c < channels.Count; c++)
        {
            value.WriteChannel(channels[c], one);
            for (int frame = 0; frame < one.Length; frame++)
            {
                data[(frame * channels.Count) + c] = one[frame];
            }
        }

        writer.WriteStartObject();
        writer.WriteNumber("fps", value.FrameRate);
        writer.WriteNumber("frames", value.FrameCount);
        writer.WriteStartArray("channels");
        foreach (FaceChannel channel in channels)
        {
            writer.WriteStringValue(Names[(int)channel]);
        }

        writer.WriteEndArray();
        writer.WriteBase64String("data", data);
        writer.WriteEndObject();
    }

    private static float Dequantize(int channel, byte value) => FaceTrack.IsAngle(channel)
        ? (value - 128) / 127f * FaceTrack.MaxHeadDegrees
        : value / 255f;
}
