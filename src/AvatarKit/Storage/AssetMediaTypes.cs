namespace AvatarKit;

/// <summary>What stores of assets know about media types. Thread-safe.</summary>
public static class AssetMediaTypes
{
    /// <summary>The file name extension that players and browsers go by, for a media type that AvatarKit writes or is likely to be given.</summary>
    /// <param name="contentType">A media type, with or without parameters, such as <c>video/mp4; codecs="avc1.64002a"</c>.</param>
    /// <returns>The extension with its point, of three or four letters or digits after it; <c>.bin</c> for a type that is not known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="contentType"/> is <see langword="null"/>.</exception>
    public static string FileExtension(string contentType)
    {
        ArgumentNullException.ThrowIfNull(contentType);
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
}
