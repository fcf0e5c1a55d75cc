using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Rendering;

/// <summary>A rig's JSON, with what it takes from the rigs it extends laid in.</summary>
internal static class RigDocument
{
    public const string Format = "avatarkit.rig/1";

    private static readonly JsonDocumentOptions Options =
        new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 48 };

    /// <summary>Reads a rig and all it extends.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="find">Finds another rig by its id; <see langword="null"/>: there is none.</param>
    /// <param name="over">The id of a rig that is laid over it, with what that extends; <see langword="null"/>: nothing.</param>
    public static RigCursor Read(ReadOnlyMemory<byte> json, Func<string, ReadOnlyMemory<byte>?> find, string? over = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        JsonObject merged = Merge(json, find, seen, null);
        if (over is not null)
        {
            string id = new RigCursor(merged, "$")["id"].Name();
            ReadOnlyMemory<byte> overJson = find(over)
                ?? throw new RigCursor(merged, "$")["waist"].Error($"There is no rig '{over}' among the built-in ones nor beside this file.");
            merged = Merge(overJson, find, seen, merged);
            merged["id"] = id;
        }

        return new RigCursor(merged, "$");
    }

    /// <summary>Lays a rig over what it extends, and where that ends over what lies below all of it.</summary>
    private static JsonObject Merge(ReadOnlyMemory<byte> json, Func<string, ReadOnlyMemory<byte>?> find, HashSet<string> seen, JsonObject? below)
    {
        JsonObject rig = Parse(json);
        var cursor = new RigCursor(rig, "$");
        if (cursor.Need("format").Text() != Format)
        {
            throw cursor["format"].Error($"is not '{Format}', the format this version reads.");
        }

        string id = cursor.Need("id").Name();
        if (!seen.Add(id))
        {
            throw cursor["extends"].Error($"The rigs extend each other in a circle: {string.Join(" → ", seen)} → {id}.");
        }

        if (!cursor["extends"].Exists)
        {
            return below is null ? rig : LayOver(below, rig);
        }

        string parentId = cursor["extends"].Name();
        if (seen.Count > RigLimits.Ancestors)
        {
            throw cursor["extends"].Error($"More than {RigLimits.Ancestors} rigs extend each other.");
        }

        ReadOnlyMemory<byte> parentJson = find(parentId)
            ?? throw cursor["extends"].Error($"There is no rig '{parentId}' among the built-in ones nor beside this file.");
        return LayOver(Merge(parentJson, find, seen, below), rig);
    }

    private static JsonObject LayOver(JsonObject merged, JsonObject rig)
    {
        foreach ((string name, JsonNode? value) in rig.ToArray())
        {
            switch (name)
            {
                case "palette" or "signals" or "sided" or "places" or "head" when value is JsonObject changes
                    && merged[name] is JsonObject inherited:
                    foreach ((string key, JsonNode? entry) in changes.ToArray())
                    {
                        inherited[key] = entry?.DeepClone();
                    }

                    break;
                case "layers" when value is JsonArray changes && merged[name] is JsonArray inherited:
                    RigLayerEdits.Apply(inherited, changes);
                    break;
                default:
                    merged[name] = value?.DeepClone();
                    break;
            }
        }

        return merged;
    }

    private static JsonObject Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span, null, Options) as JsonObject ?? throw new RigException("$", "should be an object { … }.");
        }
        catch (JsonException error)
        {
            throw new RigException(
                error.Path is { Length: > 0 } path ? path : "$",
                $"The file is not valid JSON, near line {(error.LineNumber ?? 0) + 1}.",
                error);
        }
    }
}
