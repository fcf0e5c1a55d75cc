using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>Teeth and tongue are round things in the picture's light.</summary>
public sealed class MouthSpritesTests
{
    private static readonly PortraitColors Colors = new(
        new SKColor(240, 228, 210), new SKColor(176, 80, 80), new SKColor(190, 92, 92), new SKColor(70, 25, 25), new SKColor(35, 12, 12));

    [Fact]
    public void Teeth_are_bright_in_the_middle_and_run_back_into_the_dark()
    {
        using var sprites = new MouthSprites(Colors, 300);
        SKBitmap teeth = sprites.UpperTeeth;
        int row = (int)(teeth.Height * 0.65f);

        float middle = Brightest(teeth, 0.45f, 0.55f, row);
        float canine = Brightest(teeth, 0.15f, 0.2f, row);
        float molar = Brightest(teeth, 0.01f, 0.05f, row);

        Assert.InRange(middle, 200, 245);
        Assert.True(canine < middle - 8 && molar < canine - 20, $"{middle}, {canine}, {molar}");
    }

    [Fact]
    public void Neighbours_are_parted_by_a_line_and_edges_are_round()
    {
        using var sprites = new MouthSprites(Colors, 400);
        SKBitmap teeth = sprites.UpperTeeth;
        int row = (int)(teeth.Height * 0.6f);

        Assert.True(Luma(teeth.GetPixel(200, row)) < Luma(teeth.GetPixel(225, row)) - 25, "There is no line between the middle teeth.");
        // The edge between two teeth is higher than that of a tooth.
        Assert.True(LowestOpaque(teeth, 225) > LowestOpaque(teeth, 262));
    }

    [Fact]
    public void Light_from_a_side_lights_that_side()
    {
        using var sprites = new MouthSprites(Colors with { FromRight = 0.25f }, 300);
        int row = (int)(sprites.UpperTeeth.Height * 0.65f);

        Assert.True(Brightest(sprites.UpperTeeth, 0.7f, 0.75f, row) > Brightest(sprites.UpperTeeth, 0.25f, 0.3f, row) + 15);
    }

    [Fact]
    public void A_tongue_is_red_and_darker_where_it_begins()
    {
        using var sprites = new MouthSprites(Colors, 300);
        SKColor front = sprites.Tongue.GetPixel(90, (int)(sprites.Tongue.Height * 0.7f));
        SKColor back = sprites.Tongue.GetPixel(110, (int)(sprites.Tongue.Height * 0.16f));

        Assert.True(front.Red > front.Green * 1.6f && front.Alpha == 255, $"{front}");
        Assert.True(Luma(back) < Luma(front), $"{back} is no darker than {front}.");
    }

    private static float Brightest(SKBitmap sprite, float from, float to, int row)
    {
        float brightest = 0;
        for (int x = (int)(from * sprite.Width); x <= (int)(to * sprite.Width); x++)
        {
            brightest = Math.Max(brightest, Luma(sprite.GetPixel(x, row)));
        }

        return brightest;
    }

    private static int LowestOpaque(SKBitmap sprite, int x)
    {
        int lowest = sprite.Height - 1;
        while (lowest > 0 && sprite.GetPixel(x, lowest).Alpha < 128)
        {
            lowest--;
        }

        return lowest;
    }

    private static float Luma(SKColor color) => ((0.299f * color.Red) + (0.587f * color.Green) + (0.114f * color.Blue)) * color.Alpha / 255;
}
