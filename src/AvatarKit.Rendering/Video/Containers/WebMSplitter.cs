using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AvatarKit.Rendering;

/// <summary>Cuts WebM as it is written: what stands before the first cluster, then cluster after cluster.</summary>
/// <param name="format">What was written into it.</param>
/// <param name="frameAfter">The time of the next picture after a time, or <see langword="null"/> when there is none yet:
/// a cluster does not say how long its last one lasts.</param>
internal sealed class WebMSplitter(VideoFormat format, Func<TimeSpan, TimeSpan?> frameAfter) : IContainerSplitter
{
    private const uint Segment = 0x18538067;
    private const uint Cluster = 0x1F43B675;
    private const uint Info = 0x1549A966;
    private const uint TimestampScale = 0x2AD7B1;
    private const uint Timestamp = 0xE7;
    private const uint SimpleBlock = 0xA3;
    private const uint BlockGroup = 0xA0;
    private const uint Block = 0xA1;

    private readonly ByteQueue queue = new();
    private readonly List<byte> initialization = [];
    private long nanosecondsPerUnit = 1_000_000;
    private TimeSpan? origin;
    private TimeSpan? firstSound;
    private bool begun;

    /// <summary>How much later pictures stand than sound, by the times of the first of each; <see langword="null"/> before both have come.</summary>
    public TimeSpan? SoundLead => origin - firstSound;

    private string ContentType => $"video/webm; codecs=\"{Vp9.CodecOf(format)}, opus\"";

    public void Append(ReadOnlySpan<byte> bytes) => queue.Append(bytes);

    public bool TryRead([NotNullWhen(true)] out VideoFragment? fragment)
    {
        fragment = null;
        while (TryReadHeader(queue.Span, out uint id, out long size, out int header))
        {
            if (id == Segment)
            {
                initialization.AddRange(queue.Take(header));
                continue;
            }

            if (size is < 0 or > 1 << 30)
            {
                throw new InvalidDataException("The encoder wrote an element without an end.");
            }

            if (id == Cluster && !begun)
            {
                begun = true;
                fragment = new VideoFragment(ContentType, initialization.ToArray(), true, TimeSpan.Zero, TimeSpan.Zero);
                return true;
            }

            if (queue.Span.Length < header + size)
            {
                break;
            }

            byte[] element = queue.Take(header + (int)size);
            if (id == Cluster)
            {
                fragment = Read(element, header);
                return true;
            }

            if (!begun)
            {
                ReadScale(id, element.AsSpan(header));
                initialization.AddRange(element);
            }
        }

        return false;
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> bytes, out uint id, out long size, out int length)
    {
        (id, size, length) = (0, 0, 0);
        if (bytes.IsEmpty)
        {
            return false;
        }

        int idLength = System.Numerics.BitOperations.LeadingZeroCount((uint)bytes[0] << 24) + 1;
        if (idLength > 4)
        {
            throw new InvalidDataException("The encoder wrote something that is no EBML.");
        }

        if (bytes.Length <= idLength)
        {
            return false;
        }

        int sizeLength = System.Numerics.BitOperations.LeadingZeroCount((uint)bytes[idLength] << 24) + 1;
        if (sizeLength > 8)
        {
            throw new InvalidDataException("The encoder wrote something that is no EBML.");
        }

        length = idLength + sizeLength;
        if (bytes.Length < length)
        {
            return false;
        }

        for (int i = 0; i < idLength; i++)
        {
            id = (id << 8) | bytes[i];
        }

        size = bytes[idLength] & (0xFF >> sizeLength);
        bool endless = size == 0xFF >> sizeLength;
        for (int i = idLength + 1; i < length; i++)
        {
            size = (size << 8) | bytes[i];
            endless &= bytes[i] == 0xFF;
        }

        size = endless ? -1 : size;
        return true;
    }

    private void ReadScale(uint id, ReadOnlySpan<byte> content)
    {
        while (id == Info && TryReadHeader(content, out uint child, out long size, out int header) && header + size <= content.Length)
        {
            if (child == TimestampScale)
            {
                nanosecondsPerUnit = Number(content.Slice(header, (int)size));
            }

            content = content[(header + (int)size)..];
        }
    }

    private VideoFragment Read(byte[] cluster, int header)
    {
        long time = 0;
        long first = long.MaxValue;
        long last = long.MinValue;
        ReadOnlySpan<byte> content = cluster.AsSpan(header);
        while (TryReadHeader(content, out uint id, out long size, out int length) && size >= 0 && length + size <= content.Length)
        {
            ReadOnlySpan<byte> child = content.Slice(length, (int)size);
            if (id == Timestamp)
            {
                time = Number(child);
            }
            else if (BlockOf(id, child) is { Length: > 4 } block)
            {
                long at = time + BinaryPrimitives.ReadInt16BigEndian(block[1..]);
                bool isPicture = (block[0] & 0x7F) == 1;
                first = isPicture ? Math.Min(first, at) : first;
                last = isPicture ? Math.Max(last, at) : last;
                firstSound ??= isPicture ? null : ToTime(at);
            }

            content = content[(length + (int)size)..];
        }

        if (first > last)
        {
            return new VideoFragment(ContentType, cluster, false, ToTime(time) - (origin ?? TimeSpan.Zero), TimeSpan.Zero);
        }

        // Times in WebM are never negative: where a version of FFmpeg makes it so, everything stands later by what Opus needs to get going.
        origin ??= ToTime(first);
        TimeSpan start = ToTime(first) - origin.Value;
        TimeSpan lastStart = ToTime(last) - origin.Value;
        TimeSpan end = frameAfter(lastStart) ?? lastStart + TimeSpan.FromSeconds(1.0 / format.FrameRate);
        return new VideoFragment(ContentType, cluster, false, start, end - start);
    }

    private static ReadOnlySpan<byte> BlockOf(uint id, ReadOnlySpan<byte> content)
    {
        if (id == SimpleBlock)
        {
            return content;
        }

        while (id == BlockGroup && TryReadHeader(content, out uint child, out long size, out int header) && size >= 0
            && header + size <= content.Length)
        {
            if (child == Block)
            {
                return content.Slice(header, (int)size);
            }

            content = content[(header + (int)size)..];
        }

        return default;
    }

    private static long Number(ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        foreach (byte one in bytes)
        {
            value = (value << 8) | one;
        }

        return value;
    }

    private TimeSpan ToTime(long units) => TimeSpan.FromTicks(units * nanosecondsPerUnit / TimeSpan.NanosecondsPerTick);
}
