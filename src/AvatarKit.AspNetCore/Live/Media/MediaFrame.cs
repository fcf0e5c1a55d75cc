using System.Buffers.Binary;

namespace AvatarKit.AspNetCore;

/// <summary>A binary frame: a kind, a number, and what it carries.</summary>
internal static class MediaFrame
{
    /// <summary>A frame with room for what it carries.</summary>
    public static byte[] Create(byte kind, long number, int payload)
    {
        var frame = new byte[LiveProtocol.MediaHeaderBytes + payload];
        frame[0] = kind;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(1), unchecked((uint)number));
        return frame;
    }

    /// <summary>A frame around what it carries.</summary>
    public static byte[] Create(byte kind, long number, ReadOnlySpan<byte> payload)
    {
        byte[] frame = Create(kind, number, payload.Length);
        payload.CopyTo(frame.AsSpan(LiveProtocol.MediaHeaderBytes));
        return frame;
    }

    /// <summary>The number of a client's frame.</summary>
    public static uint NumberOf(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32LittleEndian(frame[1..]);
}
