using System.Text.Json;

namespace AvatarKit.Testing;

internal static class JsonBody
{
    /// <summary>A body's JSON; undefined where it is none.</summary>
    public static JsonElement TryParse(byte[] content)
    {
        if (content.Length == 0)
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
