namespace AvatarKit.Rendering.Tests;

[Collection(ProcessTests.Name)]
public sealed class VideoBitsTests
{
    [FfmpegFact]
    public async Task A_head_that_drifts_by_parts_of_a_pixel_takes_few_bits()
    {
        const double Seconds = 4;
        await using var renderer = new VideoRenderer(new VideoRenderingOptions
        {
            Width = 1280, Height = 720, FrameRate = 30, Face = CharacterFace.Get("ava"), PrewarmedEncoders = 0,
        });

        byte[] file = (await renderer.MakeOrThrowAsync(Speech.Turn(8, 8))).File();

        // Without motion by parts of a pixel it was 2,200 for such a picture; sound and container are some 120 of these.
        double kilobits = file.Length * 8 / Seconds / 1000;
        Assert.InRange(kilobits, 150, 800);
    }
}
