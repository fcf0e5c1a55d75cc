namespace AvatarKit.Rendering.Tests;

public sealed class VideoRendererTests
{
    [Fact]
    public async Task Slice()
    {
        await using var renderer = new VideoRenderer(new VideoRenderingOptions { Width = 640, Height = 360, Face = new TestFace() });
        await using FileStream file = File.Create("/tmp/encoder/slice.mp4");
        foreach (AvatarRendering r in await renderer.RenderAsync(Speech.Spoken(Speech.Turn(6, 8)), Speech.Video).ToListAsync())
        {
            if (r is VideoRendering v)
            {
                file.Write(v.Data.Span);
                Console.WriteLine($"{v.SegmentIndex} {v.ContentType} {v.IsInitialization} {v.Start} {v.Duration} {v.Data.Length}");
            }
        }
    }
}
