namespace AvatarKit.Rendering;

/// <summary>What a video is packed in.</summary>
public enum VideoContainer
{
    /// <summary>Fragmented MP4 with H.264 and AAC: plays everywhere.</summary>
    Mp4,

    /// <summary>WebM with VP9 and Opus: free of royalties, and may be transparent. Costs several times the work of <see cref="Mp4"/>.</summary>
    WebM,
}
