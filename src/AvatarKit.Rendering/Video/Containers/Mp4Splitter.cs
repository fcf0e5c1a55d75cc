using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.Rendering;

/// <summary>Cuts a fragmented MP4 (ISO/IEC 14496-12) as it is written.</summary>
internal sealed class Mp4Splitter : IContainerSplitter
{
    /// <summary>More than this is no box of a fragment, but bytes that are no MP4.</summary>
    private const uint MaxBox = 1 << 30;

    private readonly ByteQueue queue = new();
    private readonly List<byte> initialization = [];
    private byte[]? fragmentHeader;
    private Mp4Movie? movie;

    public void Append(ReadOnlySpan<byte> bytes) => queue.Append(bytes);

    public bool TryRead([NotNullWhen(true)] out VideoFragment? fragment)
    {
        fragment = null;
        while (fragment is null && queue.Span.Length >= 8)
        {
            ReadOnlySpan<byte> waiting = queue.Span;
            uint size = BinaryPrimitives.ReadUInt32BigEndian(waiting);
            if (size is < 8 or > MaxBox)
            {
                throw new InvalidDataException($"The encoder wrote a box of {size} bytes.");
            }

            if (waiting.Length < size)
            {
                break;
            }

            try
            {
                fragment = Take(BinaryPrimitives.ReadUInt32BigEndian(waiting[4..]), (int)size);
            }
            catch (Exception exception)
                when (exception is ArgumentException or IndexOutOfRangeException or OverflowException or DivideByZeroException)
            {
                throw new InvalidDataException("The encoder wrote a box that does not hold what it should.", exception);
            }
        }

        return fragment is not null;
    }

    private VideoFragment? Take(uint type, int size)
    {
        switch (type)
        {
            case Mp4Box.Moov:
                byte[] header = queue.Take(size);
                movie = Mp4Movie.Read(header);
                initialization.AddRange(header);
                return new VideoFragment(movie.ContentType, initialization.ToArray(), true, TimeSpan.Zero, TimeSpan.Zero);
            case Mp4Box.Moof:
                fragmentHeader = queue.Take(size);
                return null;
            case Mp4Box.Mdat when fragmentHeader is { } head && movie is { } known:
                (TimeSpan start, TimeSpan duration) = known.TimeOf(head);
                byte[] data = new byte[head.Length + size];
                head.CopyTo(data, 0);
                queue.Span[..size].CopyTo(data.AsSpan(head.Length));
                queue.Skip(size);
                fragmentHeader = null;
                return new VideoFragment(known.ContentType, data, false, start, duration);
            default:
                byte[] other = queue.Take(size);
                if (movie is null)
                {
                    initialization.AddRange(other);
                }

                return null;
        }
    }
}
