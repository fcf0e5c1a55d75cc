using SkiaSharp;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>How far two pictures are apart, in levels of 255.</summary>
/// <param name="Mean">Over the whole picture.</param>
/// <param name="Worst">Over the block that differs most.</param>
/// <param name="X">Where that block begins.</param>
/// <param name="Y">Where that block begins.</param>
internal readonly record struct PictureDifference(double Mean, double Worst, int X, int Y)
{
    /// <summary>Edge of a block, in pixels.</summary>
    private const int Block = 12;

    public static PictureDifference Of(SKBitmap one, SKBitmap other)
    {
        Assert.Equal((one.Width, one.Height), (other.Width, other.Height));
        int columns = (one.Width + Block - 1) / Block;
        var blocks = new double[columns * ((one.Height + Block - 1) / Block)];
        SKColor[] first = one.Pixels;
        SKColor[] second = other.Pixels;
        for (int i = 0; i < first.Length; i++)
        {
            double apart = (Math.Abs(first[i].Red - second[i].Red) + Math.Abs(first[i].Green - second[i].Green)
                + Math.Abs(first[i].Blue - second[i].Blue)) / 3.0;
            blocks[(i / one.Width / Block * columns) + (i % one.Width / Block)] += apart;
        }

        int worst = Array.IndexOf(blocks, blocks.Max());
        return new PictureDifference(
            blocks.Sum() / first.Length,
            blocks[worst] / (Block * Block),
            worst % columns * Block,
            worst / columns * Block);
    }
}
