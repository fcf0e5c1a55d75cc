using System.Buffers.Binary;
using System.IO.Hashing;
using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Pictures: PNG with right checksums, JPEG, WebP, GIF and BMP.</summary>
internal sealed class ImageTarget : FuzzTarget
{
    private const int PngHeader = 8;
    private const int ChunkExtra = 12;

    // What a host allows is much more, and would be all that this command is busy with.
    private static readonly ImageLimits Limits = new(MaxBytes: 256 * 1024, MaxPixels: 1_000_000);

    public override string Name => "image";

    public override IMutator Mutator => BytesMutator.Instance;

    public override IEnumerable<byte[]> Seeds
        => [Draw(SKEncodedImageFormat.Png), Draw(SKEncodedImageFormat.Jpeg), Draw(SKEncodedImageFormat.Webp), Gif, Bmp];

    public override bool Allows(Exception exception) => exception is ImageException;

    /// <summary>Makes the checksums of a PNG right.</summary>
    public override byte[] Seal(byte[] input, Random random)
    {
        if (input.Length < PngHeader || input[0] != 0x89 || random.Next(8) == 0)
        {
            return input;
        }

        for (int at = PngHeader; at + ChunkExtra <= input.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(input.AsSpan(at));
            if (length > input.Length - at - ChunkExtra)
            {
                break;
            }

            uint sum = Crc32.HashToUInt32(input.AsSpan(at + 4, (int)length + 4));
            BinaryPrimitives.WriteUInt32BigEndian(input.AsSpan(at + 8 + (int)length), sum);
            at += ChunkExtra + (int)length;
        }

        return input;
    }

    public override void Run(byte[] input, Random random)
    {
        using var stream = new TrickledStream(input, random);
        using SKBitmap picture = ImageFile.Decode(stream, Limits);
        Check(picture.Width > 0 && picture.Height > 0 && (long)picture.Width * picture.Height <= Limits.MaxPixels, "a picture is within its limits");
        Check(picture.ColorType == SKColorType.Bgra8888 && picture.ByteCount == picture.Width * picture.Height * 4, "a picture is BGRA");
    }

    private static byte[] Gif { get; } = Convert.FromHexString(
        "47494638396104000400910000FFFFFF000000FF00000000FF21F90400000000002C00000000040004000002068C8FA9CB5D003B");

    private static byte[] Bmp { get; } = Convert.FromHexString(
        "424D460000000000000036000000280000000200000002000000010018000000000010000000130B0000130B0000"
            + "0000000000000000FF00000000FF000000FF00FFFFFF0000");

    private static byte[] Draw(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(12, 10);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.Orange })
        {
            canvas.Clear(format == SKEncodedImageFormat.Jpeg ? SKColors.White : SKColors.Transparent);
            canvas.DrawCircle(6, 5, 4, paint);
        }

        using SKData data = bitmap.Encode(format, 60);
        return data.ToArray();
    }
}
