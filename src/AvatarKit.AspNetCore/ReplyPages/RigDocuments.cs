using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>A rig and all that it extends, as one JSON array for a page: the rig, then what it extends, and what that extends.
/// The page lays them over each other and checks them.</summary>
internal static class RigDocuments
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxAncestors = 8;
    private const string Format = "avatarkit.rig/1";

    private static readonly JsonDocumentOptions Options =
        new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 48 };

    /// <summary>A rig that comes with the package.</summary>
    public static ReadOnlyMemory<byte> OfBuiltIn(string id) => Collect(FindBuiltIn(id)!, $"{id}.rig.json", FindBuiltIn);

    /// <summary>A rig from a file.</summary>
    public static ReadOnlyMemory<byte> OfFile(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Collect(FileBytes.Read(path, MaxBytes), Path.GetFileName(path), id => FindBuiltIn(id) ?? FindBeside(folder, id));
    }

    private static byte[] Collect(byte[] rig, string file, Func<string, byte[]?> find)
    {
        try
        {
            return Write(rig, file, find);
        }
        catch (InvalidOperationException error)
        {
            // What the parser raises when a text is first looked at.
            throw Refuse(file, "it has text that is not Unicode", error);
        }
    }

    private static byte[] Write(byte[] rig, string file, Func<string, byte[]?> find)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            byte[]? next = rig;
            for (int ancestors = 0; next is not null; ancestors++)
            {
                using JsonDocument document = Parse(next, file);
                document.RootElement.WriteTo(writer);
                string? parent = Parent(document.RootElement, file);
                if (parent is not null && ancestors == MaxAncestors)
                {
                    throw Refuse(file, $"more than {MaxAncestors} rigs extend each other, or they do so in a circle");
                }

                next = parent is null ? null : find(parent) ?? throw Refuse(
                    file,
                    $"there is no rig '{parent}' among the built-in ones nor beside the file");
            }

            writer.WriteEndArray();
        }

        return buffer.ToArray();
    }

    private static JsonDocument Parse(byte[] rig, string file)
    {
        try
        {
            return JsonDocument.Parse(rig.AsMemory(rig is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), Options);
        }
        catch (JsonException error)
        {
            throw Refuse(file, $"it is not valid JSON, near line {(error.LineNumber ?? 0) + 1}", error);
        }
    }

    /// <summary>The id of the rig that another extends.</summary>
    private static string? Parent(JsonElement rig, string file)
    {
        if (rig.ValueKind != JsonValueKind.Object || !rig.TryGetProperty("format", out JsonElement format)
            || format.ValueKind != JsonValueKind.String || !format.ValueEquals(Format))
        {
            throw Refuse(file, $"its format is not '{Format}'");
        }

        if (!rig.TryGetProperty("extends", out JsonElement parent) || parent.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        string? id = parent.ValueKind == JsonValueKind.String ? parent.GetString() : null;
        return id is { Length: > 0 and <= 80 } && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? id
            : throw Refuse(file, "what it extends should be a name of letters, digits, '-' and '_'");
    }

    private static byte[]? FindBuiltIn(string id)
        => id == "person" || BrowserFace.Characters.Contains(id) ? BrowserAssets.Read($"rigs/{id}.rig.json") : null;

    private static byte[]? FindBeside(string folder, string id)
    {
        string path = Path.Combine(folder, id + ".rig.json");
        return File.Exists(path) ? FileBytes.Read(path, MaxBytes) : null;
    }

    private static InvalidDataException Refuse(string file, string reason, Exception? cause = null)
        => new($"The rig '{file}' cannot be used: {reason}.", cause);
}
