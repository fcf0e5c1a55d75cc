using System.Globalization;
using System.Text.Json;

namespace AvatarKit;

/// <summary>Reads what all documents of the router have in common, strictly.</summary>
internal static class RoutingJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a document, once it was checked what it is.</summary>
    /// <exception cref="RoutingDataException">It is no JSON object, one of another format or version, or wrong to what reads it.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8Json, string what, string format, int version, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = Parse(utf8Json, what, format, version);
            return read(document.RootElement);
        }
        catch (InvalidOperationException e)
        {
            // What the parser raises when a text is first looked at.
            throw new RoutingDataException(what, "$", "a name or a text in it is no well-formed Unicode.", e);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8Json, string what, string format, int version)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8Json, Strict);
        }
        catch (JsonException e)
        {
            throw new RoutingDataException(what, e.Path ?? "$", "it cannot be read as JSON.", e);
        }

        try
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new RoutingDataException(what, "$", "an object belongs here.");
            }

            if (Text(document.RootElement, what, "format") != format)
            {
                throw new RoutingDataException(what, "$.format", $"it takes \"{format}\".");
            }

            double found = Number(document.RootElement, what, "formatVersion");
            if (found != version)
            {
                throw new RoutingDataException(
                    what, "$.formatVersion",
                    $"it is {found.ToString(CultureInfo.InvariantCulture)}, and this version of AvatarKit reads {version}: make it anew.");
            }

            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    public static string Text(JsonElement element, string what, string name, string path = "$")
        => element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new RoutingDataException(what, $"{path}.{name}", "a text that is not empty belongs here.");

    public static double Number(JsonElement element, string what, string name, string path = "$")
        => element.TryGetProperty(name, out JsonElement value) ? Finite(value, what, $"{path}.{name}") : throw Missing(what, $"{path}.{name}");

    public static double[] Numbers(JsonElement element, string what, string name, int least, int most)
    {
        if (!element.TryGetProperty(name, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            throw new RoutingDataException(what, $"$.{name}", "a list of numbers belongs here.");
        }

        if (list.GetArrayLength() < least || list.GetArrayLength() > most)
        {
            string takes = least == most ? $"{least}" : $"{least} to {most}";
            throw new RoutingDataException(what, $"$.{name}", $"there are {list.GetArrayLength()} numbers; it takes {takes}.");
        }

        return [.. list.EnumerateArray().Select((value, index) => Finite(value, what, $"$.{name}[{index}]"))];
    }

    // A number too large for a double is read as infinite.
    private static double Finite(JsonElement value, string what, string path)
        => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw Missing(what, path);

    private static RoutingDataException Missing(string what, string path) => new(what, path, "a finite number belongs here.");
}
