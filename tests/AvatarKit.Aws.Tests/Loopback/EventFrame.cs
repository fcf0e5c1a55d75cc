using System.Buffers.Binary;
using System.Text;

namespace AvatarKit.Aws.Tests.Loopback;

/// <summary>Writes frames of <c>application/vnd.amazon.eventstream</c> from the format's description alone,
/// sharing nothing with what reads them.</summary>
internal static class EventFrame
{
    public static byte[] Event(string type, string json)
        => Create([(":message-type", "event"), (":event-type", type), (":content-type", "application/json")], Encoding.UTF8.GetBytes(json));

    public static byte[] Exception(string type, string json)
        => Create([(":message-type", "exception"), (":exception-type", type), (":content-type", "application/json")], Encoding.UTF8.GetBytes(json));

    public static byte[] Create((string Name, string Value)[] headers, byte[] payload)
    {
        using var headerBytes = new MemoryStream();
        foreach ((string name, string value) in headers)
        {
            byte[] text = Encoding.UTF8.GetBytes(value);
            headerBytes.WriteByte((byte)name.Length);
            headerBytes.Write(Encoding.ASCII.GetBytes(name));
            headerBytes.WriteByte(7);
            headerBytes.Write([(byte)(text.Length >> 8), (byte)text.Length]);
            headerBytes.Write(text);
        }

        int headerLength = (int)headerBytes.Length;
        var frame = new byte[16 + headerLength + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), headerLength);
        headerBytes.ToArray().CopyTo(frame, 12);
        payload.CopyTo(frame, 12 + headerLength);
        Seal(frame);
        return frame;
    }

    /// <summary>Makes the checksums of a frame right, whatever else is in it.</summary>
    public static void Seal(byte[] frame)
    {
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Crc32(frame.AsSpan(0, 8)));
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), Crc32(frame.AsSpan(0, frame.Length - 4)));
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
