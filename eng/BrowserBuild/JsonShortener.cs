using System.Text.Json;

namespace AvatarKit.BrowserBuild;

/// <summary>Takes from JSON what only people read.</summary>
internal static class JsonShortener
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Shortens JSON.</summary>
    /// <returns>The same without space, as UTF-8.</returns>
    public static byte[] Shorten(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, Reading);
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            document.WriteTo(writer);
        }

        return output.ToArray();
    }
}
