using System.Buffers.Binary;

namespace AvatarKit.Rendering;

/// <summary>A box of an MP4 file, and walking over the boxes within one.</summary>
internal readonly ref struct Mp4Box
{
    public const uint Moov = 0x6D6F6F76;
    public const uint Moof = 0x6D6F6F66;
    public const uint Mdat = 0x6D646174;
    public const uint Trak = 0x7472616B;
    public const uint Tkhd = 0x746B6864;
    public const uint Mdia = 0x6D646961;
    public const uint Mdhd = 0x6D646864;
    public const uint Hdlr = 0x68646C72;
    public const uint Minf = 0x6D696E66;
    public const uint Stbl = 0x7374626C;
    public const uint Stsd = 0x73747364;
    public const uint Avc1 = 0x61766331;
    public const uint AvcC = 0x61766343;
    public const uint Mp4a = 0x6D703461;
    public const uint Esds = 0x65736473;
    public const uint Edts = 0x65647473;
    public const uint Elst = 0x656C7374;
    public const uint Mvex = 0x6D766578;
    public const uint Trex = 0x74726578;
    public const uint Traf = 0x74726166;
    public const uint Tfhd = 0x74666864;
    public const uint Tfdt = 0x74666474;
    public const uint Trun = 0x7472756E;

    private Mp4Box(uint type, ReadOnlySpan<byte> content)
    {
        Type = type;
        Content = content;
    }

    public uint Type { get; }

    /// <summary>What is in it, after its type.</summary>
    public ReadOnlySpan<byte> Content { get; }

    /// <summary>The version of a full box.</summary>
    public int Version => Content[0];

    /// <summary>The flags of a full box.</summary>
    public int Flags => BinaryPrimitives.ReadInt32BigEndian(Content) & 0xFFFFFF;

    /// <summary>The next box of a run.</summary>
    /// <exception cref="InvalidDataException">A box is longer than what it stands in.</exception>
    public static bool TryRead(scoped ref ReadOnlySpan<byte> boxes, out Mp4Box box)
    {
        box = default;
        if (boxes.Length < 8)
        {
            return false;
        }

        uint size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
        if (size < 8 || size > boxes.Length)
        {
            throw new InvalidDataException("The encoder wrote a box that is longer than what it stands in.");
        }

        box = new Mp4Box(BinaryPrimitives.ReadUInt32BigEndian(boxes[4..]), boxes[8..(int)size]);
        boxes = boxes[(int)size..];
        return true;
    }

    /// <summary>The content of the box one comes to by going from box to box.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, params ReadOnlySpan<uint> path)
    {
        foreach (uint step in path)
        {
            ReadOnlySpan<byte> found = default;
            while (TryRead(ref boxes, out Mp4Box box))
            {
                if (box.Type == step)
                {
                    found = box.Content;
                    break;
                }
            }

            boxes = found;
        }

        return boxes;
    }
}
