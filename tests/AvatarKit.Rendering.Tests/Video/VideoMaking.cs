namespace AvatarKit.Rendering.Tests;

/// <summary>Renderers of small videos, and what they make.</summary>
internal static class VideoMaking
{
    public const int Width = 160;
    public const int Height = 90;

    public static VideoRenderingOptions Small(AvatarFace? face = null)
        => new() { Width = Width, Height = Height, FrameRate = 30, Face = face ?? new TestFace(), PrewarmedEncoders = 0 };

    public static async Task<List<AvatarRendering>> MakeAsync(this VideoRenderer renderer, params SpokenSegment[] segments)
        => await renderer.RenderAsync(Speech.Spoken(segments), Speech.Video).ToListAsync();

    /// <summary>The same, or the error of a video that failed.</summary>
    public static async Task<List<AvatarRendering>> MakeOrThrowAsync(this VideoRenderer renderer, params SpokenSegment[] segments)
    {
        List<AvatarRendering> made = await renderer.MakeAsync(segments);
        return made.OfType<RenderingWarning>().FirstOrDefault() is { Error: var error } ? throw error : made;
    }

    public static byte[] File(this IEnumerable<AvatarRendering> renderings)
        => [.. renderings.OfType<VideoRendering>().SelectMany(static piece => piece.Data.ToArray())];
}
