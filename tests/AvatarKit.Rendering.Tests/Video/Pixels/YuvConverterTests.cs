using System.Runtime.InteropServices;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class YuvConverterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Vectors_of_128_bits_give_the_bytes_of_the_scalar_path(bool alpha) => Compare(YuvPath.Vector128, alpha);

    [Avx2Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Avx2_gives_the_bytes_of_the_scalar_path(bool alpha) => Compare(YuvPath.Avx2, alpha);

    private static void Compare(YuvPath path, bool alpha)
    {
        var random = new Random(17);
        for (int round = 0; round < 300; round++)
        {
            int width = 2 * random.Next(1, 80);
            int height = 2 * random.Next(1, 8);
            byte[] pixels = Pixels(random, width, height, alpha);
            int left = 2 * random.Next(0, width / 2);
            int top = 2 * random.Next(0, height / 2);
            var area = new SKRectI(
                left, top, left + (2 * random.Next(1, ((width - left) / 2) + 1)), top + (2 * random.Next(1, ((height - top) / 2) + 1)));

            Assert.Equal(Convert(pixels, width, height, alpha, area, YuvPath.Scalar), Convert(pixels, width, height, alpha, area, path));
        }
    }

    [Fact]
    public void Colours_are_those_of_the_standard_to_a_level()
    {
        var random = new Random(18);
        for (int round = 0; round < 2_000; round++)
        {
            byte[] one = [(byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), 255];
            byte[] yuv = Convert([.. one, .. one, .. one, .. one], 2, 2, false, new SKRectI(0, 0, 2, 2), YuvPath.Scalar);

            // ITU-R BT.709, 8 bits, limited range.
            double luma = (0.2126 * one[2]) + (0.7152 * one[1]) + (0.0722 * one[0]);
            Assert.InRange(yuv[0], 16 + (luma * 219 / 255) - 1.5, 16 + (luma * 219 / 255) + 1.5);
            Assert.InRange(yuv[4], 128 + ((one[0] - luma) / 1.8556 * 224 / 255) - 1.5, 128 + ((one[0] - luma) / 1.8556 * 224 / 255) + 1.5);
            Assert.InRange(yuv[5], 128 + ((one[2] - luma) / 1.5748 * 224 / 255) - 1.5, 128 + ((one[2] - luma) / 1.5748 * 224 / 255) + 1.5);
        }
    }

    [Fact]
    public void Black_white_and_grey_are_exact()
    {
        foreach ((byte level, byte luma) in ((byte, byte)[])[(0, 16), (255, 235), (128, 126)])
        {
            byte[] yuv = Convert([.. Enumerable.Repeat<byte[]>([level, level, level, 255], 4).SelectMany(static pixel => pixel)],
                2, 2, false, new SKRectI(0, 0, 2, 2), YuvPath.Scalar);
            Assert.Equal([luma, luma, luma, luma, 128, 128], yuv);
        }
    }

    [Fact]
    public void Colours_of_a_transparent_picture_are_straight_and_bleed_into_its_edges()
    {
        // White at half, a quarter and full opacity, and nothing at all, premultiplied.
        byte[] yuv = Convert(
            [128, 128, 128, 128, 64, 64, 64, 64, 255, 255, 255, 255, 0, 0, 0, 0], 2, 2, true, new SKRectI(0, 0, 2, 2), YuvPath.Scalar);

        Assert.Equal([235, 235, 235, 235], yuv[..4]);
        Assert.Equal([128, 128], yuv[4..6]);
        Assert.Equal([128, 64, 255, 0], yuv[6..]);
    }

    private static unsafe byte[] Convert(byte[] pixels, int width, int height, bool alpha, SKRectI area, YuvPath path)
    {
        // What is not in the area must stay.
        byte[] planes = new byte[YuvPlanes.Length(width, height, alpha)];
        Array.Fill(planes, (byte)0x5A);
        fixed (byte* from = pixels, to = planes)
        {
            YuvConverter.Convert((nint)from, width * 4, YuvPlanes.At((nint)to, width, height, alpha), area, path);
        }

        return planes;
    }

    private static byte[] Pixels(Random random, int width, int height, bool alpha)
    {
        byte[] pixels = new byte[width * height * 4];
        random.NextBytes(pixels);
        int kind = random.Next(3);
        foreach (ref uint pixel in MemoryMarshal.Cast<byte, uint>(pixels.AsSpan()))
        {
            uint opacity = !alpha
                ? 255u
                : kind switch { 0 => random.Next(40) == 0 ? 0u : 255u, 1 => random.Next(40) == 0 ? 77u : 0u, _ => (uint)random.Next(256) };
            uint scaled = opacity << 24;
            for (int shift = 0; shift < 24; shift += 8)
            {
                uint channel = (pixel >> shift) & 0xFF;
                channel = random.Next(8) == 0 ? 255 : channel;
                scaled |= (channel * opacity / 255) << shift;
            }

            pixel = scaled;
        }

        return pixels;
    }
}
