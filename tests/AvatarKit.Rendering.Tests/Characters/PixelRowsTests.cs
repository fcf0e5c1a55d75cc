namespace AvatarKit.Rendering.Tests;

public sealed unsafe class PixelRowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(26)]
    public void Pixels_in_front_let_through_what_their_alpha_leaves(int width)
    {
        const int Height = 3;
        var random = new Random(width);
        byte[] front = Premultiplied(random, width * Height, static random => (byte)random.Next(256));
        byte[] back = Premultiplied(random, width * Height, static random => (byte)random.Next(256));
        byte[] blended = [.. back];
        fixed (byte* source = front, target = blended)
        {
            PixelRows.Blend(source, width * 4, target, width * 4, width, Height);
        }

        for (int i = 0; i < blended.Length; i++)
        {
            int through = 255 - front[(i / 4 * 4) + 3];
            Assert.Equal(front[i] + (int)Math.Round(back[i] * through / 255.0), blended[i]);
        }
    }

    [Fact]
    public void Rows_may_be_further_apart_than_they_are_long()
    {
        byte[] front = [.. Enumerable.Repeat((byte)255, 64)];
        byte[] blended = new byte[128];
        fixed (byte* source = front, target = blended)
        {
            PixelRows.Blend(source, 16, target, 32, 4, 4);
        }

        Assert.All(Enumerable.Range(0, 128), i => Assert.Equal(i % 32 < 16 ? 255 : 0, blended[i]));
    }

    [Theory]
    [InlineData(0, 0, Cover.Nothing)]
    [InlineData(255, 255, Cover.Whole)]
    [InlineData(0, 255, Cover.Part)]
    [InlineData(255, 254, Cover.Part)]
    [InlineData(0, 1, Cover.Part)]
    public void One_pixel_is_enough_to_cover_some_or_not_all(byte alpha, byte last, object cover)
    {
        const int Width = 11;
        byte[] pixels = Premultiplied(new Random(1), Width * 2, _ => alpha);
        pixels[^1] = last;
        fixed (byte* source = pixels)
        {
            Assert.Equal(cover, PixelRows.CoverOf(source, Width * 4, Width, 2));
        }
    }

    private static byte[] Premultiplied(Random random, int count, Func<Random, byte> alpha)
    {
        var pixels = new byte[count * 4];
        for (int i = 0; i < pixels.Length; i += 4)
        {
            pixels[i + 3] = alpha(random);
            for (int channel = 0; channel < 3; channel++)
            {
                pixels[i + channel] = (byte)random.Next(pixels[i + 3] + 1);
            }
        }

        return pixels;
    }
}
