using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvatarKit;

/// <summary>Rewrites the texts and numbers in JSON, so that it stays JSON.</summary>
internal static class RedactedJson
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Rewrites a text that is JSON, or may be.</summary>
    public static async ValueTask<string> RewriteAsync(string text, Func<string, ValueTask<string>> rewrite)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[' or '"', ..])
        {
            return await rewrite(text).ConfigureAwait(false);
        }

        JsonElement element;
        try
        {
            using var document = JsonDocument.Parse(WellFormedJson.Of(text));
            element = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return await rewrite(text).ConfigureAwait(false);
        }

        return Encoding.UTF8.GetString((await WriteAsync(element, rewrite).ConfigureAwait(false)).WrittenSpan);
    }

    /// <summary>Rewrites a value.</summary>
    public static async ValueTask<JsonElement> RewriteAsync(JsonElement element, Func<string, ValueTask<string>> rewrite)
    {
        string written = element.GetRawText();
        string whole = WellFormedJson.Of(written);
        if (!ReferenceEquals(written, whole))
        {
            using var mended = JsonDocument.Parse(whole);
            element = mended.RootElement.Clone();
        }

        using var document = JsonDocument.Parse((await WriteAsync(element, rewrite).ConfigureAwait(false)).WrittenMemory);
        return document.RootElement.Clone();
    }

    private static async ValueTask<ArrayBufferWriter<byte>> WriteAsync(JsonElement element, Func<string, ValueTask<string>> rewrite)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new Utf8JsonWriter(buffer, Written);
        await using (writer.ConfigureAwait(false))
        {
            await WriteAsync(writer, element, rewrite).ConfigureAwait(false);
        }

        return buffer;
    }

    private static async ValueTask WriteAsync(Utf8JsonWriter writer, JsonElement element, Func<string, ValueTask<string>> rewrite)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WritePropertyName(await rewrite(property.Name).ConfigureAwait(false));
                    await WriteAsync(writer, property.Value, rewrite).ConfigureAwait(false);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    await WriteAsync(writer, item, rewrite).ConfigureAwait(false);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(await rewrite(element.GetString()!).ConfigureAwait(false));
                break;
            case JsonValueKind.Number:
                await WriteNumberAsync(writer, element, rewrite).ConfigureAwait(false);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static async ValueTask WriteNumberAsync(Utf8JsonWriter writer, JsonElement element, Func<string, ValueTask<string>> rewrite)
    {
        string number = element.GetRawText();
        string rewritten = await rewrite(number).ConfigureAwait(false);
        if (rewritten == number)
        {
            element.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(rewritten);
        }
    }
}
