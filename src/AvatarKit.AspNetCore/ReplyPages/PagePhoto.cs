using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>A photograph as a page holds it: its type, and its bytes in Base64.</summary>
internal static class PagePhoto
{
    private const int MaxBytes = 64 * 1024 * 1024;

    public static ReadOnlyMemory<byte> Read(string path)
    {
        byte[] picture = FileBytes.Read(path, MaxBytes);
        string type = picture switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
            [(byte)'B', (byte)'M', ..] => "image/bmp",
            _ => throw new InvalidDataException($"The picture '{Path.GetFileName(path)}' is not a JPEG, PNG, WebP, GIF or BMP."),
        };
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteBase64String("data", picture);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
