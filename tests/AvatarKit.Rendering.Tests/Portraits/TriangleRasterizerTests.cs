using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class TriangleRasterizerTests
{
    [Fact]
    public void Triangles_that_share_edges_paint_every_pixel_once()
    {
        using var target = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Bgra8888, SKAlphaType.Premul));
        target.Erase(SKColors.Black);
        using SKBitmap texture = Texture(SKColors.White);
        var random = new Random(2);
        var grid = new MeshVertex[81];
        for (int y = 0; y < 9; y++)
        {
            for (int x = 0; x < 9; x++)
            {
                bool border = x is 0 or 8 || y is 0 or 8;
                grid[(y * 9) + x] = new MeshVertex(
                    (x * 128) + (border ? 0 : random.Next(-50, 50)),
                    (y * 128) + (border ? 0 : random.Next(-50, 50)),
                    8,
                    8,
                    0.5f);
            }
        }

        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < 8; x++)
            {
                TriangleRasterizer.Blend(
                    new PixelSurface(target),
                    new SKRectI(0, 0, 64, 64),
                    new PixelSurface(texture),
                    grid[(y * 9) + x],
                    grid[(y * 9) + x + 1],
                    grid[(y * 9) + x + 9]);
                TriangleRasterizer.Blend(
                    new PixelSurface(target),
                    new SKRectI(0, 0, 64, 64),
                    new PixelSurface(texture),
                    grid[(y * 9) + x + 1],
                    grid[(y * 9) + x + 10],
                    grid[(y * 9) + x + 9]);
            }
        }

        // Half white over black: a pixel painted twice is brighter, one left out is black.
        Assert.All(target.Pixels, static pixel => Assert.InRange(pixel.Red, 126, 128));
    }

    [Fact]
    public void A_picture_moved_by_whole_pixels_is_copied_exactly()
    {
        using SKBitmap texture = Noise(32);
        using var target = new SKBitmap(new SKImageInfo(32, 32, SKColorType.Bgra8888, SKAlphaType.Premul));
        MeshVertex At(int x, int y) => new((x + 3) * 16, (y + 2) * 16, x, y);

        TriangleRasterizer.Fill(new PixelSurface(target), new SKRectI(0, 0, 32, 32), new PixelSurface(texture), At(0, 0), At(20, 0), At(0, 20));

        Assert.Equal(texture.GetPixel(4, 6), target.GetPixel(7, 8));
        Assert.Equal(texture.GetPixel(0, 0), target.GetPixel(3, 2));
    }

    [Fact]
    public void Between_pixels_the_texture_is_mixed()
    {
        using var texture = new SKBitmap(new SKImageInfo(4, 4, SKColorType.Bgra8888, SKAlphaType.Premul));
        texture.Erase(SKColors.Black);
        for (int y = 0; y < 4; y++)
        {
            texture.SetPixel(2, y, SKColors.White);
            texture.SetPixel(3, y, SKColors.White);
        }

        using var target = new SKBitmap(new SKImageInfo(4, 4, SKColorType.Bgra8888, SKAlphaType.Premul));
        TriangleRasterizer.Fill(
            new PixelSurface(target),
            new SKRectI(0, 0, 4, 4),
            new PixelSurface(texture),
            new MeshVertex(0, 0, 0.5f, 0),
            new MeshVertex(128, 0, 8.5f, 0),
            new MeshVertex(0, 128, 0.5f, 8));

        Assert.InRange(target.GetPixel(1, 1).Red, 126, 129);
    }

    [Fact]
    public void A_clip_changes_what_is_painted_but_not_how()
    {
        using SKBitmap texture = Noise(64);
        using var whole = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var part = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Bgra8888, SKAlphaType.Premul));
        var random = new Random(9);
        for (int i = 0; i < 200; i++)
        {
            MeshVertex a = Random(), b = Random(), c = Random();
            whole.Erase(SKColors.Transparent);
            part.Erase(SKColors.Transparent);
            TriangleRasterizer.Fill(new PixelSurface(whole), new SKRectI(0, 0, 64, 64), new PixelSurface(texture), a, b, c);
            TriangleRasterizer.Fill(new PixelSurface(part), new SKRectI(13, 17, 41, 50), new PixelSurface(texture), a, b, c);

            for (int y = 0; y < 64; y++)
            {
                for (int x = 0; x < 64; x++)
                {
                    Assert.Equal(x is >= 13 and < 41 && y is >= 17 and < 50 ? whole.GetPixel(x, y) : SKColors.Empty, part.GetPixel(x, y));
                }
            }
        }

        MeshVertex Random() => new(random.Next(-300, 1300), random.Next(-300, 1300), random.NextSingle() * 80, random.NextSingle() * 80);
    }

    [Fact]
    public void A_triangle_without_area_paints_nothing()
    {
        using SKBitmap texture = Texture(SKColors.White);
        using var target = new SKBitmap(new SKImageInfo(8, 8, SKColorType.Bgra8888, SKAlphaType.Premul));

        TriangleRasterizer.Fill(
            new PixelSurface(target),
            new SKRectI(0, 0, 8, 8),
            new PixelSurface(texture),
            new MeshVertex(0, 0, 0, 0),
            new MeshVertex(64, 64, 1, 1),
            new MeshVertex(128, 128, 2, 2));

        Assert.All(target.Pixels, static pixel => Assert.Equal(0, pixel.Alpha));
    }

    private static SKBitmap Texture(SKColor color)
    {
        var bitmap = new SKBitmap(new SKImageInfo(16, 16, SKColorType.Bgra8888, SKAlphaType.Premul));
        bitmap.Erase(color);
        return bitmap;
    }

    private static SKBitmap Noise(int extent)
    {
        var bitmap = new SKBitmap(new SKImageInfo(extent, extent, SKColorType.Bgra8888, SKAlphaType.Premul));
        var random = new Random(1);
        for (int i = 0; i < extent * extent; i++)
        {
            bitmap.SetPixel(i % extent, i / extent, new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
        }

        return bitmap;
    }
}
