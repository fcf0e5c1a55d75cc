using System.Text.Json;
using System.Text.RegularExpressions;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>Checks messages against docs/live-protocol.schema.json: as much of JSON Schema as that uses.</summary>
internal static class LiveSchema
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllBytes(FindDocument("live-protocol.schema.json"))).RootElement;

    public static void CheckServer(JsonElement message) => Check("server-", message);

    public static void CheckClient(JsonElement message) => Check("client-", message);

    /// <summary>The types that a side may send.</summary>
    public static IReadOnlyList<string> TypesOf(string side) =>
    [
        .. Schema.GetProperty("$defs").EnumerateObject().Select(static one => one.Name)
            .Where(name => name.StartsWith(side, StringComparison.Ordinal)).Select(name => name[side.Length..]),
    ];

    private static void Check(string side, JsonElement message)
    {
        string type = message.GetProperty("type").GetString()!;
        Assert.True(Schema.GetProperty("$defs").TryGetProperty(side + type, out JsonElement schema), $"The schema does not know '{type}'.");
        List<string> faults = [];
        Validate(schema, message, type, faults);
        Assert.True(faults.Count == 0, $"{string.Join("; ", faults)}: {message.GetRawText()}");
    }

    private static void Validate(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        foreach (JsonProperty rule in schema.EnumerateObject())
        {
            bool holds = rule.Name switch
            {
                "const" => JsonElement.DeepEquals(rule.Value, value),
                "enum" => rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
                "type" => HasType(rule.Value, value),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble(),
                "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.Value.GetDouble(),
                "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.Value.GetInt32(),
                "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.Value.GetInt32(),
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!),
                "anyOf" => rule.Value.EnumerateArray().Any(one => Fits(one, value)),
                "required" => rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
                "additionalProperties" => value.EnumerateObject().All(
                    member => schema.GetProperty("properties").TryGetProperty(member.Name, out _)),
                "properties" or "items" or "contentEncoding" => true,
                _ => throw new NotSupportedException($"'{rule.Name}' is not checked here."),
            };
            if (!holds)
            {
                faults.Add($"{at}: {rule.Name}");
                return;
            }
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (properties.TryGetProperty(member.Name, out JsonElement inner))
                {
                    Validate(inner, member.Value, $"{at}.{member.Name}", faults);
                }
            }
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Validate(items, item, $"{at}[]", faults);
            }
        }
    }

    private static bool Fits(JsonElement schema, JsonElement value)
    {
        List<string> faults = [];
        Validate(schema, value, "", faults);
        return faults.Count == 0;
    }

    private static bool HasType(JsonElement types, JsonElement value)
        => types.ValueKind == JsonValueKind.Array
            ? types.EnumerateArray().Any(type => HasType(type, value))
            : (types.GetString(), value.ValueKind) switch
            {
                ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
                ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
                ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
                ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
                _ => false,
            };

    /// <summary>The path of a file in docs.</summary>
    public static string FindDocument(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "docs", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException(name);
    }
}
