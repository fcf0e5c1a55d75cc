using System.Buffers.Binary;

namespace AvatarKit.Aws.Wire.EventStreams;

/// <summary>Checks the lengths in a frame before anything is read by them.</summary>
internal static class EventStreamFrame
{
    private const int Prelude = 12;
    private const int Checksum = 4;

    /// <summary>Whether the frame's headers end where the frame says they do, each within its bounds.</summary>
    /// <param name="frame">The frame, whole.</param>
    public static bool IsWellFormed(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < Prelude + Checksum)
        {
            return false;
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(frame[4..]);
        if (length > frame.Length - Prelude - Checksum)
        {
            return false;
        }

        ReadOnlySpan<byte> headers = frame.Slice(Prelude, (int)length);
        while (!headers.IsEmpty)
        {
            int name = 1 + headers[0];
            if (headers.Length <= name || headers[0] == 0)
            {
                return false;
            }

            int size = SizeOf(headers[name], headers[(name + 1)..]);
            if (size < 0 || headers.Length < name + 1 + size)
            {
                return false;
            }

            headers = headers[(name + 1 + size)..];
        }

        return true;
    }

    /// <summary>How many bytes a value takes; negative: no value is of that type, or its length is cut off.</summary>
    private static int SizeOf(byte type, ReadOnlySpan<byte> value) => type switch
    {
        0 or 1 => 0,
        2 => 1,
        3 => 2,
        4 => 4,
        5 or 8 => 8,

        // The length is a signed number to the SDK.
        6 or 7 => value.Length >= 2 && BinaryPrimitives.ReadInt16BigEndian(value) is >= 0 and short length ? 2 + length : -1,
        9 => 16,
        _ => -1,
    };
}
