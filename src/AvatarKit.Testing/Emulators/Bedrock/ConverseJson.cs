using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>Reading and writing JSON without a type for every shape.</summary>
internal static class ConverseJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A member; undefined where it, or what it is asked of, is absent.</summary>
    public static JsonElement Member(JsonElement json, string name)
        => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) ? member : default;

    public static bool Has(JsonElement json, string name) => Member(json, name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>A string member; empty where it is absent.</summary>
    public static string Text(JsonElement json, string name)
        => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    /// <summary>The items of a list; none where it is absent.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement json, string name)
        => Member(json, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static byte[] Write(JsonNode json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
