using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace AvatarKit.Testing;

/// <summary>Encodes messages of <c>application/vnd.amazon.eventstream</c>.</summary>
internal static class EventStreamFrame
{
    private const int PreludeLength = 12;
    private const int ChecksumLength = 4;
    private const byte StringHeader = 7;

    public static byte[] Event(string type, ReadOnlySpan<byte> payload)
        => Encode([(":event-type", type), (":content-type", "application/json"), (":message-type", "event")], payload);

    /// <summary>A modelled error in mid-stream: its name in camel case, as the members of the services' stream unions are written.</summary>
    public static byte[] Exception(EmulatorFault fault)
        => Encode(
            [
                (":exception-type", char.ToLowerInvariant(fault.Name[0]) + fault.Name[1..]),
                (":content-type", "application/json"),
                (":message-type", "exception"),
            ],
            ErrorBody.Write(fault));

    /// <summary>An error that the service's model does not name: all in the headers, without a payload.</summary>
    public static byte[] Error(EmulatorFault fault)
        => Encode([(":error-code", fault.Name), (":error-message", fault.Message), (":message-type", "error")], []);

    /// <summary>Big endian: total length, headers' length, checksum of both; headers; payload; checksum of all before.</summary>
    public static byte[] Encode(IReadOnlyList<(string Name, string Value)> headers, ReadOnlySpan<byte> payload)
    {
        int headersLength = headers.Sum(static header => 1 + Encoding.UTF8.GetByteCount(header.Name) + 3 + Encoding.UTF8.GetByteCount(header.Value));
        var frame = new byte[PreludeLength + headersLength + payload.Length + ChecksumLength];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), headersLength);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Crc32.HashToUInt32(frame.AsSpan(0, 8)));
        int at = PreludeLength;
        foreach ((string name, string value) in headers)
        {
            frame[at] = (byte)Encoding.UTF8.GetBytes(name, frame.AsSpan(at + 1));
            at += 1 + frame[at];
            frame[at] = StringHeader;
            int length = Encoding.UTF8.GetBytes(value, frame.AsSpan(at + 3));
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(at + 1), (ushort)length);
            at += 3 + length;
        }

        payload.CopyTo(frame.AsSpan(at));
        BinaryPrimitives.WriteUInt32BigEndian(
            frame.AsSpan(frame.Length - ChecksumLength),
            Crc32.HashToUInt32(frame.AsSpan(0, frame.Length - ChecksumLength)));
        return frame;
    }
}
