namespace AvatarKit;

/// <summary>What an <see cref="IAvatarRenderer"/> says of itself by <see cref="IAvatarRenderer.GetService"/> where it makes video.</summary>
/// <param name="ContentType">The media type of its videos, without codecs: <c>video/mp4</c>.</param>
public sealed record RendererVideo(string ContentType);
