using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>Writes the JSON schema of what one package reads from <c>appsettings.json</c>.</summary>
/// <remarks>Editors join the schemas of all packages. Where several read from one place, the one that owns it names what the others read, so that
/// it alone can refuse every other name.</remarks>
internal sealed class ConfigurationSchema(SettingTree tree, Compilation compilation)
{
    private const string Core = "AvatarKit";

    // As the configuration binder reads it: days, hours:minutes, or days.hours:minutes:seconds.fraction.
    private const string TimePattern =
        @"^-?(\d{1,8}|(\d{1,8}\.)?([01]?\d|2[0-3]):[0-5]?\d(:[0-5]?\d(\.\d{1,7})?)?)$";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly PlainWriter text = new(compilation);

    /// <summary>The schema; <see langword="null"/>: the package reads no settings.</summary>
    public string? Write(string package)
    {
        JsonObject? settings = Holder(tree.Root, package);
        return settings is null
            ? null
            : new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [tree.Root.Name] = settings },
            }.ToJsonString(Readable) + "\n";
    }

    /// <summary>A group, or a name on the way to others: of these, what belongs to the package.</summary>
    private JsonObject? Holder(SettingNode node, string package)
    {
        var properties = new JsonObject();
        foreach (SettingNode child in node.Children)
        {
            if (Schema(child, package) is { } schema)
            {
                properties[child.Name] = schema;
            }
            else if (Closes(package, node))
            {
                properties[child.Name] = new JsonObject { ["type"] = "object", ["description"] = $"Read by {PackageOf(child)}." };
            }
        }

        if (properties.Count == 0 || (node.Package is null && !HasOwn(node, package)))
        {
            return null;
        }

        var holder = new JsonObject { ["type"] = "object" };
        if (DescriptionOf(node) is { Length: > 0 } description)
        {
            holder["description"] = description;
        }

        holder["properties"] = properties;
        if (Closes(package, node))
        {
            holder["additionalProperties"] = false;
        }

        return holder;
    }

    /// <summary>Whether a package refuses all names at a place but those that are known, of whichever package.</summary>
    private static bool Closes(string package, SettingNode node) => (node.Package ?? Core) == package;

    private static bool HasOwn(SettingNode node, string package)
        => node.Package == package || node.Children.Any(child => HasOwn(child, package));

    private static string PackageOf(SettingNode node) => node.Package ?? PackageOf(node.Children[0]);

    private JsonObject? Schema(SettingNode node, string package)
    {
        if (!HasOwn(node, package))
        {
            return null;
        }

        switch (node.Kind)
        {
            case SettingKind.Value:
                return Described(SettingType.Of(node.ValueType!, new SettingRules(node.Property!), node.Default), node);
            case SettingKind.Values:
                return Described(new JsonObject { ["type"] = "array", ["items"] = SettingType.Of(node.ValueType!) }, node);
            case SettingKind.ValuesByName:
                return Described(new JsonObject { ["type"] = "object", ["additionalProperties"] = SettingType.Of(node.ValueType!) }, node);
            case SettingKind.Groups:
                return Described(new JsonObject { ["type"] = "array", ["items"] = Holder(node.Children[0], package) }, node);
            case SettingKind.GroupsByName:
                var many = new JsonObject { ["type"] = "object" };
                if (node.KnownNames.Count > 0)
                {
                    many["properties"] = new JsonObject(node.KnownNames.Select(
                        name => KeyValuePair.Create<string, JsonNode?>(name, Holder(node.Children[0], package))));
                }

                many["additionalProperties"] = Holder(node.Children[0], package);
                return Described(many, node);
            default:
                return Holder(node, package);
        }
    }

    private JsonObject Described(JsonObject schema, SettingNode node)
    {
        if (DescriptionOf(node) is { Length: > 0 } description)
        {
            schema.Insert(1, "description", description);
        }

        return schema;
    }

    private string DescriptionOf(SettingNode node)
    {
        if (node.Property is { } property)
        {
            var docs = DocumentationComment.Of(property);
            return $"{text.Write(docs.Summary, property.ContainingType)} {text.Write(docs.Value, property.ContainingType)}".Trim();
        }

        return node.Options is { } options ? text.Write(DocumentationComment.Of(options).Summary, options) : "";
    }

    /// <summary>The schema of values.</summary>
    private static class SettingType
    {
        public static JsonObject Of(ITypeSymbol type) => type switch
        {
            { TypeKind: TypeKind.Enum } => OfNames(type),
            { SpecialType: SpecialType.System_Boolean } => new JsonObject { ["type"] = "boolean" },
            { SpecialType: SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double }
                => new JsonObject { ["type"] = "number" },
            { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => new JsonObject { ["type"] = "integer" },
            INamedTypeSymbol { Name: "IList", TypeArguments: [var one] } => new JsonObject { ["type"] = "array", ["items"] = Of(one) },
            { Name: nameof(TimeSpan) } => new JsonObject { ["type"] = "string", ["pattern"] = TimePattern },
            { Name: nameof(DateTimeOffset) } => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            _ => new JsonObject { ["type"] = "string" },
        };

        public static JsonObject Of(ITypeSymbol type, SettingRules rules, object? byDefault)
        {
            JsonObject schema = Of(type);
            if (rules.Allowed is { } allowed)
            {
                schema["enum"] = new JsonArray([.. allowed.Select(static value => JsonValue.Create(value))]);
            }

            Set(schema, "minimum", rules.Least);
            Set(schema, "maximum", rules.Most);
            Set(schema, "pattern", rules.Pattern);
            Set(schema, "minLength", rules.IsRequired && type.SpecialType == SpecialType.System_String ? 1 : null);
            Set(schema, "default", byDefault);
            if (rules.IsNullable)
            {
                schema["type"] = new JsonArray(schema["type"]!.GetValue<string>(), "null");
                if (schema["enum"] is JsonArray names && !names.Any(static name => name is null))
                {
                    names.Add(null);
                }
            }

            return schema;
        }

        // Names that are flags may be joined by commas.
        private static JsonObject OfNames(ITypeSymbol type)
        {
            string[] names = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue)
                .Select(static field => field.Name)];
            string one = $"({string.Join('|', names)})";
            return type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == nameof(FlagsAttribute))
                ? new JsonObject { ["type"] = "string", ["pattern"] = $"^{one}(, ?{one})*$" }
                : new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(static name => JsonValue.Create(name))]) };
        }

        private static void Set(JsonObject schema, string name, object? value)
        {
            if (value is not null)
            {
                // Whole numbers are written as such.
                schema[name] = value is double number && number == Math.Floor(number) && Math.Abs(number) < 1e15
                    ? JsonValue.Create((long)number)
                    : JsonSerializer.SerializeToNode(value);
            }
        }
    }
}
