using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>A speech mark: its time in milliseconds, its place in UTF-8 bytes.</summary>
internal sealed record SpeechLine(int Time, string Type, string Value, int? Start, int? End)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["time"] = Time, ["type"] = Type };
        if (Start is int start && End is int end)
        {
            json["start"] = start;
            json["end"] = end;
        }

        json["value"] = Value;
        return json;
    }
}
