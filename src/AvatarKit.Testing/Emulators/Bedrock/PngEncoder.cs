using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace AvatarKit.Testing;

/// <summary>Writes PNG files of 24-bit colour.</summary>
internal static class PngEncoder
{
    private static readonly byte[] Magic = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A picture that a face could be taken for: a head and shoulders before a shaded wall, in colours of the seed.</summary>
    public static byte[] Portrait(int width, int height, uint seed)
    {
        var pixels = new byte[width * height * 3];
        var skin = new Rgb((byte)(150 + (seed % 90)), (byte)(110 + (seed / 90 % 70)), (byte)(80 + (seed / 6_300 % 60)));
        var coat = new Rgb((byte)(seed % 120), (byte)(seed / 120 % 120), (byte)(seed / 14_400 % 160));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double across = ((x + 0.5) / width) - 0.5;
                double down = (y + 0.5) / height;
                bool isHead = Square(across / 0.17) + Square((down - 0.4) / 0.24) < 1;
                bool isBody = Square(across / 0.36) + Square((down - 1) / 0.33) < 1;
                byte shade = (byte)(200 - (60 * down));
                Rgb color = isHead ? skin : isBody ? coat : new Rgb(shade, shade, (byte)(shade + 20));
                int at = ((y * width) + x) * 3;
                pixels[at] = color.Red;
                pixels[at + 1] = color.Green;
                pixels[at + 2] = color.Blue;
            }
        }

        return Encode(width, height, pixels);
    }

    /// <summary>Encodes rows of red, green and blue from the top.</summary>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> pixels)
    {
        using var file = new MemoryStream();
        file.Write(Magic);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = 2;
        WriteChunk(file, "IHDR", header);

        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            int stride = width * 3;
            for (int y = 0; y < height; y++)
            {
                deflate.WriteByte(0);
                deflate.Write(pixels.Slice(y * stride, stride));
            }
        }

        WriteChunk(file, "IDAT", data.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[4 + data.Length + 4 + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + data.Length)));
        file.Write(chunk);
    }

    private static double Square(double value) => value * value;

    private readonly record struct Rgb(byte Red, byte Green, byte Blue);
}
