using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class ImageFileTests
{
    // Two frames of one pixel, the first red, the second blue.
    private static readonly byte[] MovingGif = Convert.FromHexString(
        "474946383961010001008000" + "00FF00000000FF" + "21F90404000000002C00000000010001000002024401"
            + "0021F90404000000002C000000000100010000" + "02024C01003B");

    [Fact]
    public void A_picture_is_read()
    {
        using SKBitmap picture = Decode(Encoded(SKEncodedImageFormat.Png));

        Assert.Equal((40, 30), (picture.Width, picture.Height));
        Assert.Equal(SKColors.Red, picture.GetPixel(2, 2));
        Assert.Equal(SKColorType.Bgra8888, picture.ColorType);
    }

    [Theory]
    [InlineData("", "image.empty")]
    [InlineData("This is a letter, not a picture.", "image.unreadable")]
    [InlineData("A short note.\n", "image.unreadable")]
    [InlineData("\u0089PNG\r\n", "image.truncated")]
    public void What_is_no_picture_is_refused(string content, string code)
    {
        Assert.Equal(code, Refused(Encoding.Latin1.GetBytes(content)).Code);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_file_that_was_cut_off_is_refused(SKEncodedImageFormat format)
    {
        byte[] whole = Encoded(format);

        Assert.Contains(Refused(whole[..(whole.Length / 2)]).Code, new[] { "image.truncated", "image.unreadable" });
    }

    [Fact]
    public void A_picture_too_large_to_hold_is_refused_by_its_header()
    {
        byte[] bomb = Encoded(SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));

        ImageException error = Refused(bomb);

        Assert.Equal("image.too_large", error.Code);
        Assert.Contains("60000 × 60000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_end_is_refused_when_it_passes_the_limit()
    {
        using var endless = new EndlessStream();

        ImageException error = Assert.Throws<ImageException>(() => ImageFile.Decode(endless, new ImageLimits(MaxBytes: 1024 * 1024)));

        Assert.Equal("image.too_large", error.Code);
        Assert.InRange(endless.Taken, 1024 * 1024, (1024 * 1024) + (64 * 1024));
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_name()
    {
        ImageException error =
            Assert.Throws<ImageException>(() => ImageFile.Decode(Path.Combine(Path.GetTempPath(), "nobody-has-this.png"), new ImageLimits()));

        Assert.Equal("image.not_found", error.Code);
        Assert.Contains("'nobody-has-this.png'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 40, 30, 2, 2)]
    [InlineData(3, 40, 30, 37, 27)]
    [InlineData(6, 30, 40, 27, 2)]
    [InlineData(8, 30, 40, 2, 37)]
    public void A_photo_is_turned_upright_as_its_camera_says(int orientation, int width, int height, int redX, int redY)
    {
        using SKBitmap picture = Decode(WithOrientation(Encoded(SKEncodedImageFormat.Jpeg), orientation));

        Assert.Equal((width, height), (picture.Width, picture.Height));
        SKColor corner = picture.GetPixel(redX, redY);
        Assert.True(corner.Red > 200 && corner.Green < 60, $"{corner} is not red");
    }

    [Theory]
    [InlineData(1, 40, 30, 2, 2, false)]
    [InlineData(3, 40, 30, 37, 27, true)]
    [InlineData(6, 30, 40, 27, 2, false)]
    [InlineData(6, 30, 40, 27, 2, true)]
    [InlineData(8, 30, 40, 2, 37, false)]
    public void A_PNG_is_turned_upright_too(int orientation, int width, int height, int redX, int redY, bool littleEndian)
    {
        using SKBitmap picture = Decode(WithChunk(Encoded(SKEncodedImageFormat.Png), Exif(orientation, littleEndian)));

        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.Equal(SKColors.Red, picture.GetPixel(redX, redY));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4D4D002A")]
    [InlineData("4D4D002AFFFFFFF0")]
    [InlineData("49492A0008000000FFFF1201")]
    [InlineData("4D4D002A00000008000101120003000000010063")]
    [InlineData("000000000000000000000000")]
    public void An_orientation_that_is_damaged_leaves_a_PNG_as_it_is(string exif)
    {
        using SKBitmap picture = Decode(WithChunk(Encoded(SKEncodedImageFormat.Png), Convert.FromHexString(exif)));

        Assert.Equal(SKColors.Red, picture.GetPixel(2, 2));
    }

    [Fact]
    public void Of_a_picture_that_moves_the_first_frame_is_read()
    {
        using SKBitmap picture = Decode(MovingGif);

        Assert.Equal(SKColors.Red, picture.GetPixel(0, 0));
    }

    [Fact]
    public void A_picture_with_alpha_keeps_it()
    {
        using var source = new SKBitmap(new SKImageInfo(4, 4, SKColorType.Bgra8888, SKAlphaType.Premul));
        source.Erase(SKColors.Transparent);
        using SKData data = source.Encode(SKEncodedImageFormat.Png, 100);

        using SKBitmap picture = Decode(data.ToArray());

        Assert.Equal(SKAlphaType.Premul, picture.AlphaType);
        Assert.Equal(0, picture.GetPixel(1, 1).Alpha);
    }

    [Fact]
    public void Random_damage_ends_in_a_picture_or_in_a_typed_error()
    {
        byte[] whole = Encoded(SKEncodedImageFormat.Jpeg);
        var random = new Random(4);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. whole];
            for (int k = 0; k < 4; k++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                Decode(damaged).Dispose();
            }
            catch (ImageException error)
            {
                Assert.StartsWith("image.", error.Code, StringComparison.Ordinal);
            }
        }
    }

    // A TIFF header with one directory of one tag: the orientation, a short.
    private static byte[] Exif(int orientation, bool littleEndian) => littleEndian
        ? [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
        : [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    // Puts an eXIf chunk after a PNG's header.
    private static byte[] WithChunk(byte[] png, byte[] exif)
    {
        const int AfterHeader = 33;
        byte[] chunk = [.. new byte[4], .. "eXIf"u8, .. exif, .. new byte[4]];
        BinaryPrimitives.WriteInt32BigEndian(chunk, exif.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, exif.Length + 4)));
        return [.. png[..AfterHeader], .. chunk, .. png[AfterHeader..]];
    }

    private static SKBitmap Decode(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return ImageFile.Decode(stream, new ImageLimits());
    }

    private static ImageException Refused(byte[] file) => Assert.Throws<ImageException>(() => Decode(file));

    // Green, with a red quarter at the upper left.
    private static byte[] Encoded(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(40, 30, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Green);
        using var paint = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, 20, 15, paint);
        using SKData data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0,
            0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int k = 0; k < 8; k++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    private sealed class EndlessStream : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        private int Fill(int count)
        {
            Taken += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Fill(count);

        public override int Read(Span<byte> buffer) => Fill(buffer.Length);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
