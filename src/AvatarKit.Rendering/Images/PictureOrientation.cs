using System.Buffers.Binary;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Reads which way up a PNG is: the decoder does not look at its <c>eXIf</c> chunk.</summary>
/// <remarks>W3C, Portable Network Graphics (third edition), 11.3.4.5; the orientation is tag 0x0112 of the first directory of a TIFF header
/// (CIPA DC-008, Exif 2.32, 4.6.4).</remarks>
internal static class PictureOrientation
{
    private const int Signature = 8;
    private const int ChunkHead = 8;
    private const int Checksum = 4;
    private const int EntrySize = 12;
    private const ushort Orientation = 0x0112;

    /// <summary>Which way up it is.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="decoded">What the decoder says.</param>
    public static SKEncodedOrigin Of(ReadOnlySpan<byte> file, SKEncodedOrigin decoded)
    {
        if (decoded != SKEncodedOrigin.TopLeft || !file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            return decoded;
        }

        for (long at = Signature; at + ChunkHead <= file.Length;)
        {
            ReadOnlySpan<byte> chunk = file[(int)at..];
            uint length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (length > chunk.Length - ChunkHead)
            {
                break;
            }

            if (chunk[4..ChunkHead].SequenceEqual("eXIf"u8))
            {
                return OfExif(chunk.Slice(ChunkHead, (int)length));
            }

            at += ChunkHead + length + Checksum;
        }

        return decoded;
    }

    private static SKEncodedOrigin OfExif(ReadOnlySpan<byte> exif)
    {
        bool isLittle = exif.StartsWith("II*\0"u8);
        if (exif.Length < 8 || !(isLittle || exif.StartsWith("MM\0*"u8)))
        {
            return SKEncodedOrigin.TopLeft;
        }

        uint directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (directory > exif.Length - 2)
        {
            return SKEncodedOrigin.TopLeft;
        }

        int count = Short(exif[(int)directory..], isLittle);
        for (int i = 0; i < count; i++)
        {
            int at = (int)directory + 2 + (i * EntrySize);
            if (at + EntrySize > exif.Length)
            {
                break;
            }

            if (Short(exif[at..], isLittle) == Orientation)
            {
                int value = Short(exif[(at + 8)..], isLittle);
                return value is >= (int)SKEncodedOrigin.TopLeft and <= (int)SKEncodedOrigin.LeftBottom
                    ? (SKEncodedOrigin)value
                    : SKEncodedOrigin.TopLeft;
            }
        }

        return SKEncodedOrigin.TopLeft;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
