using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AvatarKit.Aws;

/// <summary>Makes and recognises asset ids: the owner's hash, 40 random hexadecimal digits and an ending that players go by. An id is its object's key, without the prefix.</summary>
internal static partial class S3AssetIds
{
    public static string Create(string ownerHash, string contentType) => $"{ownerHash}/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}{Ending(contentType)}";

    public static bool IsValid(string id) => Shape().IsMatch(id);

    private static string Ending(string contentType)
    {
        int parameters = contentType.IndexOf(';', StringComparison.Ordinal);
        return (parameters < 0 ? contentType : contentType[..parameters]).Trim().ToLowerInvariant() switch
        {
            "audio/wav" or "audio/wave" or "audio/x-wav" => ".wav",
            "audio/mpeg" => ".mp3",
            "audio/ogg" => ".ogg",
            "audio/webm" => ".weba",
            "audio/aac" => ".aac",
            "audio/mp4" => ".m4a",
            "audio/flac" => ".flac",
            "video/mp4" => ".mp4",
            "video/webm" => ".webm",
            "image/png" => ".png",
            "image/jpeg" => ".jpg",
            "image/webp" => ".webp",
            "image/svg+xml" => ".svg",
            "text/html" => ".html",
            "text/plain" => ".txt",
            "text/vtt" => ".vtt",
            _ => ".bin",
        };
    }

    // \z, not $: a trailing line break is no part of an id.
    [GeneratedRegex(@"\A[0-9a-f]{40}/[0-9a-f]{40}\.[a-z0-9]{3,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
