using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore;

/// <summary>Reads files that clients attach: pictures and PDF, which begin as such files do.</summary>
internal static class AttachmentReader
{
    private const int MaxNameLength = 200;

    /// <summary>Reads a file.</summary>
    /// <param name="mediaType">What the client says it is.</param>
    /// <param name="base64">The file.</param>
    /// <param name="name">Its name, for people.</param>
    /// <exception cref="ChatProblemException">It is no such file.</exception>
    public static DataContent Read(string? mediaType, string? base64, string? name)
    {
        if (mediaType is not ("image/png" or "image/jpeg" or "image/webp" or "image/gif" or "application/pdf"))
        {
            throw Refuse("attachment.type", "An attachment is of a type that is not accepted. Accepted are PNG, JPEG, WebP, GIF and PDF.");
        }

        byte[] data = Decode(base64);
        if (!BeginsAs(mediaType, data))
        {
            throw Refuse("attachment.invalid", "An attachment is not what its media type says.");
        }

        bool isName = name is { Length: > 0 and <= MaxNameLength } && !name.Any(static c => char.IsControl(c) || char.IsSurrogate(c));
        return new DataContent(data, mediaType) { Name = isName ? name : null };
    }

    private static byte[] Decode(string? base64)
    {
        try
        {
            return Convert.FromBase64String(base64 ?? "");
        }
        catch (FormatException)
        {
            throw Refuse("attachment.invalid", "An attachment is not Base64.");
        }
    }

    private static bool BeginsAs(string mediaType, ReadOnlySpan<byte> data) => mediaType switch
    {
        "image/png" => data.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        "image/jpeg" => data.StartsWith<byte>([0xFF, 0xD8, 0xFF]),
        "image/webp" => data.Length > 12 && data.StartsWith("RIFF"u8) && data[8..].StartsWith("WEBP"u8),
        "image/gif" => data.StartsWith("GIF87a"u8) || data.StartsWith("GIF89a"u8),
        _ => data.StartsWith("%PDF-"u8),
    };

    private static ChatProblemException Refuse(string code, string words) => new(StatusCodes.Status400BadRequest, code, words);
}
