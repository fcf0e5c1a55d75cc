using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>Holds JSON against the shapes of a service's model: nothing unknown, nothing missing, every type right.</summary>
internal sealed class ShapeCheck(IReadOnlyDictionary<string, WireShape> shapes)
{
    /// <summary>What is wrong first; <see langword="null"/>: nothing.</summary>
    public EmulatorFault? Check(JsonElement json, string type, string path = "")
        => type switch
        {
            "any" => null,
            "s" => Expect(json, JsonValueKind.String, "String"),
            "n" => Expect(json, JsonValueKind.Number, "Number"),
            "b" => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Mistyped(json, "Boolean"),
            "blob" => json.ValueKind == JsonValueKind.String
                && json.TryGetBytesFromBase64(out _) ? null : Serialization("The value of a blob is no valid Base64."),
            "map" => Expect(json, JsonValueKind.Object, "Map")
                ?? First(json.EnumerateObject(), entry => Check(entry.Value, "s", $"{path}.{entry.Name}")),
            ['[', .. string element, ']'] => Expect(json, JsonValueKind.Array, "List")
                ?? First(json.EnumerateArray().Index(), item => Check(item.Item, element, $"{path}.{item.Index + 1}.member")),
            _ => CheckStructure(json, shapes[type], path),
        };

    private static EmulatorFault? First<T>(IEnumerable<T> items, Func<T, EmulatorFault?> check)
        => items.Select(check).FirstOrDefault(static fault => fault is not null);

    private static EmulatorFault? Expect(JsonElement json, JsonValueKind kind, string name) => json.ValueKind == kind ? null : Mistyped(json, name);

    private static EmulatorFault Mistyped(JsonElement json, string expected)
        => Serialization($"{json.ValueKind.ToString().ToUpperInvariant()}_VALUE can not be converted to a {expected}");

    private static EmulatorFault Serialization(string message) => EmulatorFault.Error(400, "SerializationException", message);

    private static EmulatorFault Invalid(string message) => EmulatorFault.Error(400, "ValidationException", message);

    private EmulatorFault? CheckStructure(JsonElement json, WireShape shape, string path)
    {
        if (Expect(json, JsonValueKind.Object, "Structure") is EmulatorFault mistyped)
        {
            return mistyped;
        }

        JsonProperty[] properties = [.. json.EnumerateObject().Where(static property => property.Value.ValueKind != JsonValueKind.Null)];
        foreach (JsonProperty property in properties)
        {
            if (shape.Members.FirstOrDefault(member => member.Name == property.Name) is not WireMember known)
            {
                return Invalid($"Malformed input request: #{path.Replace(".member", "", StringComparison.Ordinal).Replace('.', '/')}: extraneous "
                    + $"key [{property.Name}] is not permitted, please reformat your input and try again.");
            }

            if (Check(property.Value, known.Type, $"{path}.{property.Name}") is EmulatorFault inner)
            {
                return inner;
            }
        }

        if (shape.IsUnion && properties.Length != 1)
        {
            return Invalid($"1 validation error detected: Value at '{path.TrimStart('.')}' failed to satisfy constraint: Exactly one member of "
                + $"the union {shape.Name} must be set");
        }

        return shape.Members.FirstOrDefault(member => member.IsRequired
            && !properties.Any(property => property.Name == member.Name)) is WireMember missing
            ? Invalid($"1 validation error detected: Value null at '{path.TrimStart('.')}{(path.Length > 0 ? "." : "")}{missing.Name}' failed to "
                + "satisfy constraint: Member must not be null")
            : null;
    }
}
