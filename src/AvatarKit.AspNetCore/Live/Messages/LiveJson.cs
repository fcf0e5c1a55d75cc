using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace AvatarKit.AspNetCore;

/// <summary>Writes the server's messages and reads the client's, whatever a stranger put into them. Thread-safe.</summary>
internal static class LiveJson
{
    private const int MaxDepth = 32;

    private static readonly JsonSerializerOptions Options = new(ServerMessageJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };

    public static byte[] Write(ServerMessage message)
        => JsonSerializer.SerializeToUtf8Bytes(message, (JsonTypeInfo<ServerMessage>)Options.GetTypeInfo(typeof(ServerMessage)));

    public static JsonElement ToElement<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToElement(value, type);

    /// <summary>Reads JSON.</summary>
    /// <returns>It, to be disposed; <see langword="null"/>: it is none.</returns>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        // The parser looks at bytes within texts only when it is asked for them.
        if (!Utf8.IsValid(json.Span))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(json, Reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a client's message.</summary>
    /// <returns>The message, to be disposed; <see langword="null"/>: it is no JSON object with a type.</returns>
    public static JsonDocument? Read(ReadOnlyMemory<byte> json)
    {
        JsonDocument? document = TryParse(json);
        if (document is null || (document.RootElement.ValueKind == JsonValueKind.Object && TextOf(document.RootElement, "type") is not null))
        {
            return document;
        }

        document.Dispose();
        return null;
    }

    public static JsonElement? PropertyOf(JsonElement message, string name)
    {
        try
        {
            return message.TryGetProperty(name, out JsonElement value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair is no name.
            return null;
        }
    }

    public static string? TextOf(JsonElement message, string name)
        => PropertyOf(message, name) is { ValueKind: JsonValueKind.String } value ? TextOf(value) : null;

    public static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
            return null;
        }
    }

    public static long? WholeOf(JsonElement message, string name)
        => PropertyOf(message, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long whole) ? whole : null;

    public static double? NumberOf(JsonElement message, string name)
        => PropertyOf(message, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number : null;

    public static bool? FlagOf(JsonElement message, string name) => PropertyOf(message, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static JsonElement? ObjectOf(JsonElement message, string name)
        => PropertyOf(message, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static JsonElement? ArrayOf(JsonElement message, string name)
        => PropertyOf(message, name) is { ValueKind: JsonValueKind.Array } value ? value : null;
}
