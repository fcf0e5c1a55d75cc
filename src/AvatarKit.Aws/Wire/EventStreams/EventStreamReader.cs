using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Amazon.Runtime.EventStreams;

namespace AvatarKit.Aws.Wire.EventStreams;

/// <summary>Reads <c>application/vnd.amazon.eventstream</c> frame by frame, as they come.</summary>
internal static class EventStreamReader
{
    /// <summary>The largest frame taken: an image in base64 fits, a length that was read from garbage does not.</summary>
    public const int MaxFrameLength = 24 * 1024 * 1024;

    private const int MinFrameLength = 16;
    private const int InitialBuffer = 4 * 1024;

    /// <summary>Reads to the end of the stream.</summary>
    /// <exception cref="EventStreamBrokenException">A frame is damaged or unreasonably large, or the stream ends inside one.</exception>
    public static async IAsyncEnumerable<IEventStreamMessage> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = new byte[InitialBuffer];
        int filled = 0;
        while (true)
        {
            int start = 0;
            while (TryMeasure(buffer.AsSpan(start, filled - start), out int length) && length <= filled - start)
            {
                IEventStreamMessage message = Decode(buffer.AsSpan(start, length));
                start += length;
                yield return message;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (buffer.Length == filled)
            {
                // By what has come, not by what a frame announces: a few bytes would ask for as much memory as a frame may have.
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            int read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                if (filled > 0)
                {
                    throw new EventStreamBrokenException("The event stream ended inside a frame.") { IsTruncated = true };
                }

                yield break;
            }

            filled += read;
        }
    }

    private static bool TryMeasure(ReadOnlySpan<byte> bytes, out int length)
    {
        if (!BinaryPrimitives.TryReadInt32BigEndian(bytes, out length))
        {
            return false;
        }

        return length is >= MinFrameLength and <= MaxFrameLength
            ? true
            : throw new EventStreamBrokenException(
                $"The event stream announces a frame of {length} bytes; {MinFrameLength} to {MaxFrameLength} can be.");
    }

    private static EventStreamMessage Decode(ReadOnlySpan<byte> frame)
    {
        // The SDK believes lengths in headers, also negative ones and such as ask for gigabytes.
        if (!EventStreamFrame.IsWellFormed(frame))
        {
            throw new EventStreamBrokenException("A frame of the event stream is damaged: its headers do not fit into it.");
        }

        try
        {
            // FromBuffer is right at offset 0 only: elsewhere it finds the sums wrong that are right.
            return EventStreamMessage.FromBuffer(frame.ToArray(), 0, frame.Length);
        }
        catch (Exception exception) when (exception is EventStreamParseException
            or EventStreamChecksumFailureException or ArgumentException or IndexOutOfRangeException or OverflowException
            or InvalidOperationException or FormatException or NotSupportedException)
        {
            throw new EventStreamBrokenException("A frame of the event stream is damaged.", exception);
        }
    }
}
