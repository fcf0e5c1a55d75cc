namespace AvatarKit;

/// <summary>How sound, video and answers are marked as made by a machine, so that other machines can tell (EU AI Act, Article 50).</summary>
/// <remarks>WAV files carry <see cref="Comment"/> and <see cref="Software"/> in their INFO chunk (<c>ICMT</c>, <c>ISFT</c>), MP4 and WebM videos
/// the first in their <c>comment</c>. Responses of the web endpoints carry <see cref="HeaderName"/>.</remarks>
public static class GeneratedMedia
{
    /// <summary>What made it: <c>AvatarKit</c>.</summary>
    public const string Software = "AvatarKit";

    /// <summary>IPTC's term for what a trained model has made.</summary>
    public const string DigitalSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    /// <summary>The mark in media, for persons and machines.</summary>
    public const string Comment = "AI-generated; digitalSourceType=" + DigitalSourceType;

    /// <summary>The header of responses: <c>AI-Disclosure</c>.</summary>
    public const string HeaderName = "AI-Disclosure";

    /// <summary>Its value.</summary>
    public const string HeaderValue = "mode=machine-generated";
}
