using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Rendering;

/// <summary>A value of a rig's JSON with its path, so that every error can say where.</summary>
internal readonly record struct RigCursor(JsonNode? Node, string Path)
{
    /// <summary>Largest number in a rig: far beyond any drawing, near enough for <see cref="float"/>.</summary>
    public const double MaxNumber = 100_000;

    public bool Exists => Node is not null;

    public bool IsText => Node?.GetValueKind() == JsonValueKind.String;

    public bool IsObject => Node is JsonObject;

    public RigException Error(string reason, Exception? cause = null) => new(Path, reason, cause);

    /// <summary>A property, which may be missing.</summary>
    public RigCursor this[string name] => new(Object().TryGetPropertyValue(name, out JsonNode? value) ? value : null, $"{Path}.{name}");

    /// <summary>A property that must be there.</summary>
    public RigCursor Need(string name)
    {
        RigCursor value = this[name];
        return value.Exists ? value : throw value.Error("is missing.");
    }

    public JsonObject Object() => Node as JsonObject ?? throw Error("should be an object { … }.");

    /// <summary>Refuses properties that mean nothing here: mostly slips of the pen.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach ((string name, _) in Object())
        {
            if (!names.Contains(name))
            {
                throw new RigException($"{Path}.{name}", $"is not known here. Known are {string.Join(", ", names.ToArray())}.");
            }
        }
    }

    public IEnumerable<RigCursor> Items(int limit)
    {
        if (Node is not JsonArray array)
        {
            throw Error("should be an array [ … ].");
        }

        if (array.Count > limit)
        {
            throw Error($"has {array.Count} entries; {limit} are the most.");
        }

        string path = Path;
        return array.Select((node, index) => new RigCursor(
            node,
            NameOf(node) is string id ? $"{path}['{id}']" : string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));
    }

    public IEnumerable<(string Name, RigCursor Value)> Properties(int limit)
    {
        JsonObject map = Object();
        if (map.Count > limit)
        {
            throw Error($"has {map.Count} entries; {limit} are the most.");
        }

        string path = Path;
        return map.Select(entry => (entry.Key, new RigCursor(entry.Value, $"{path}.{entry.Key}")));
    }

    public string Text(int maxLength = 20_000)
    {
        string text = IsText ? Node!.GetValue<string>() : throw Error("should be a text in quotation marks.");
        return text.Length <= maxLength ? text : throw Error($"has {text.Length} characters; {maxLength} are the most.");
    }

    public float Number(double from = -MaxNumber, double to = MaxNumber)
    {
        if (Node?.GetValueKind() != JsonValueKind.Number || !Node.AsValue().TryGetValue(out double value))
        {
            throw Error("should be a number.");
        }

        return value >= from && value <= to
            ? (float)value
            : throw Error(string.Create(CultureInfo.InvariantCulture, $"{value} is out of range: from {from} to {to}."));
    }

    public bool Flag() => Node?.GetValueKind() switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw Error("should be true or false."),
    };

    /// <summary>A name as layers and palette entries have: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string Name()
    {
        string name = Text(80);
        return name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw Error("should be a name of letters, digits, '-' and '_'.");
    }

    private static string? NameOf(JsonNode? node) =>
        node is JsonObject map && map.TryGetPropertyValue("id", out JsonNode? id)
            && id?.GetValueKind() == JsonValueKind.String && id.GetValue<string>() is { Length: <= 80 } name ? name : null;
}
