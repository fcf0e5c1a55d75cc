using System.Buffers.Binary;
using System.Globalization;

namespace AvatarKit.Rendering;

/// <summary>What the beginning of a fragmented MP4 says: codecs, clocks and edit lists.</summary>
internal sealed class Mp4Movie
{
    private const uint VideoHandler = 0x76696465;

    private readonly Dictionary<uint, Track> tracks = [];

    private Mp4Movie(string contentType) => ContentType = contentType;

    /// <summary>The media type with its codecs.</summary>
    public string ContentType { get; private set; }

    /// <summary>Reads the box that holds it.</summary>
    /// <param name="moov">The <c>moov</c> box, with its header.</param>
    /// <exception cref="InvalidDataException">There is no video in it.</exception>
    public static Mp4Movie Read(ReadOnlySpan<byte> moov)
    {
        var movie = new Mp4Movie("");
        List<string> codecs = [];
        ReadOnlySpan<byte> boxes = moov[8..];
        while (Mp4Box.TryRead(ref boxes, out Mp4Box box))
        {
            if (box.Type == Mp4Box.Trak)
            {
                movie.AddTrack(box.Content, codecs);
            }
        }

        ReadOnlySpan<byte> extends = Mp4Box.Find(moov[8..], Mp4Box.Mvex);
        while (Mp4Box.TryRead(ref extends, out Mp4Box box))
        {
            if (box.Type == Mp4Box.Trex && movie.tracks.TryGetValue(UInt32(box.Content, 4), out Track? track))
            {
                track.DefaultDuration = UInt32(box.Content, 12);
            }
        }

        if (!movie.tracks.Values.Any(static track => track.IsVideo))
        {
            throw new InvalidDataException("The encoder wrote no video track.");
        }

        movie.ContentType = $"video/mp4; codecs=\"{string.Join(", ", codecs)}\"";
        return movie;
    }

    /// <summary>When the pictures of a fragment are shown, and for how long.</summary>
    /// <param name="moof">The <c>moof</c> box, with its header.</param>
    public (TimeSpan Start, TimeSpan Duration) TimeOf(ReadOnlySpan<byte> moof)
    {
        (TimeSpan Start, TimeSpan Duration) sound = default;
        ReadOnlySpan<byte> boxes = moof[8..];
        while (Mp4Box.TryRead(ref boxes, out Mp4Box box))
        {
            if (box.Type == Mp4Box.Traf && tracks.TryGetValue(UInt32(Mp4Box.Find(box.Content, Mp4Box.Tfhd), 4), out Track? track))
            {
                (TimeSpan, TimeSpan) time = TimeOf(track, box.Content);
                if (track.IsVideo)
                {
                    return time;
                }

                sound = time;
            }
        }

        return sound;
    }

    private static (TimeSpan Start, TimeSpan Duration) TimeOf(Track track, ReadOnlySpan<byte> boxes)
    {
        long start = 0;
        long duration = 0;
        uint each = track.DefaultDuration;
        while (Mp4Box.TryRead(ref boxes, out Mp4Box box))
        {
            switch (box.Type)
            {
                case Mp4Box.Tfhd when (box.Flags & 0x8) != 0:
                    // The optional fields before it: a base offset of eight bytes, a description index of four.
                    each = UInt32(box.Content, 8 + ((box.Flags & 0x1) != 0 ? 8 : 0) + ((box.Flags & 0x2) != 0 ? 4 : 0));
                    break;
                case Mp4Box.Tfdt:
                    start = box.Version == 1 ? BinaryPrimitives.ReadInt64BigEndian(box.Content[4..]) : UInt32(box.Content, 4);
                    break;
                case Mp4Box.Trun:
                    duration += DurationOf(box, each);
                    break;
            }
        }

        return (track.ToTime(start - track.FirstTime), track.ToTime(duration));
    }

    private static long DurationOf(Mp4Box run, uint each)
    {
        uint count = UInt32(run.Content, 4);
        if ((run.Flags & 0x100) == 0)
        {
            return (long)count * each;
        }

        int at = 8 + ((run.Flags & 0x1) != 0 ? 4 : 0) + ((run.Flags & 0x4) != 0 ? 4 : 0);
        int step = 4 + ((run.Flags & 0x200) != 0 ? 4 : 0) + ((run.Flags & 0x400) != 0 ? 4 : 0) + ((run.Flags & 0x800) != 0 ? 4 : 0);
        long duration = 0;
        for (uint i = 0; i < count; i++, at += step)
        {
            duration += UInt32(run.Content, at);
        }

        return duration;
    }

    private static uint UInt32(ReadOnlySpan<byte> content, int at) => BinaryPrimitives.ReadUInt32BigEndian(content[at..]);

    private void AddTrack(ReadOnlySpan<byte> trak, List<string> codecs)
    {
        ReadOnlySpan<byte> header = Mp4Box.Find(trak, Mp4Box.Tkhd);
        ReadOnlySpan<byte> media = Mp4Box.Find(trak, Mp4Box.Mdia, Mp4Box.Mdhd);
        bool isVideo = UInt32(Mp4Box.Find(trak, Mp4Box.Mdia, Mp4Box.Hdlr), 8) == VideoHandler;
        var track = new Track(
            isVideo, UInt32(media, media[0] == 1 ? 20 : 12)) { FirstTime = FirstTime(Mp4Box.Find(trak, Mp4Box.Edts, Mp4Box.Elst)) };
        tracks.Add(UInt32(header, header[0] == 1 ? 20 : 12), track);
        ReadOnlySpan<byte> description = Mp4Box.Find(trak, Mp4Box.Mdia, Mp4Box.Minf, Mp4Box.Stbl, Mp4Box.Stsd)[8..];
        if (Mp4Box.TryRead(ref description, out Mp4Box entry) && CodecOf(entry) is { } codec)
        {
            codecs.Insert(isVideo ? 0 : codecs.Count, codec);
        }
    }

    /// <summary>Where in a track's own time its presentation begins: the first edit that is not empty.</summary>
    private static long FirstTime(ReadOnlySpan<byte> list)
    {
        if (list.IsEmpty)
        {
            return 0;
        }

        bool isLong = list[0] == 1;
        uint count = UInt32(list, 4);
        for (int i = 0; i < count; i++)
        {
            int at = 8 + (i * (isLong ? 20 : 12));
            long time = isLong ? BinaryPrimitives.ReadInt64BigEndian(list[(at + 8)..]) : BinaryPrimitives.ReadInt32BigEndian(list[(at + 4)..]);
            if (time >= 0)
            {
                return time;
            }
        }

        return 0;
    }

    /// <summary>The codec's name with its profile, after RFC 6381.</summary>
    private static string? CodecOf(Mp4Box entry)
    {
        // What an entry has before its own boxes: 78 bytes for pictures, 28 for sound.
        if (entry.Type == Mp4Box.Avc1 && Mp4Box.Find(entry.Content[78..], Mp4Box.AvcC) is { Length: > 3 } avc)
        {
            return string.Create(CultureInfo.InvariantCulture, $"avc1.{avc[1]:X2}{avc[2]:X2}{avc[3]:X2}");
        }

        if (entry.Type == Mp4Box.Mp4a && Mp4Box.Find(entry.Content[28..], Mp4Box.Esds) is { Length: > 4 } esds)
        {
            return string.Create(CultureInfo.InvariantCulture, $"mp4a.40.{AudioObjectType(esds[4..])}");
        }

        return null;
    }

    private static int AudioObjectType(ReadOnlySpan<byte> descriptors)
    {
        // An ES descriptor (3) holds a decoder configuration (4), which holds what is specific to the decoder (5): its first five bits say it.
        int at = 0;
        while (at < descriptors.Length)
        {
            int tag = descriptors[at++];
            while (at < descriptors.Length && (descriptors[at++] & 0x80) != 0)
            {
            }

            switch (tag)
            {
                case 3:
                    at += 3;
                    break;
                case 4:
                    at += 13;
                    break;
                case 5:
                    return descriptors[at] >> 3;
                default:
                    return 2;
            }
        }

        return 2;
    }

    private sealed class Track(bool isVideo, uint timescale)
    {
        public bool IsVideo => isVideo;

        public long FirstTime { get; init; }

        public uint DefaultDuration { get; set; }

        public TimeSpan ToTime(long units) => TimeSpan.FromTicks((long)((Int128)units * TimeSpan.TicksPerSecond / timescale));
    }
}
