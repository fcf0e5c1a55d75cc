using System.Buffers;
using System.Text;

namespace AvatarKit;

/// <summary>Speech as compact bytes, for caches outside the process: no reflection, about the size of its audio.</summary>
internal static class CachedSpeechSerializer
{
    private const byte Version = 1;

    public static void Serialize(CachedSpeech value, IBufferWriter<byte> target)
    {
        using var buffer = new MemoryStream(value.Audio.Length + (value.Marks.Count * 24) + 128);
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write(value.Voice.Id);
            writer.Write(value.Voice.Provider);
            writer.Write(value.Voice.Locale);
            writer.Write(value.Voice.DisplayName);
            writer.Write(value.Voice.IsSilent);
            Write(writer, value.Voice.Format);
            Write(writer, value.Format);
            writer.Write7BitEncodedInt(value.Marks.Count);
            foreach (SpeechMark mark in value.Marks)
            {
                writer.Write((byte)mark.Kind);
                writer.Write((byte)mark.Alphabet);
                writer.Write7BitEncodedInt64(mark.Start);
                writer.Write7BitEncodedInt64(mark.Duration);
                writer.Write7BitEncodedInt(mark.TextStart);
                writer.Write7BitEncodedInt(mark.TextLength);
                writer.Write(mark.Value);
            }

            writer.Write7BitEncodedInt(value.Audio.Length);
            writer.Write(value.Audio.Span);
        }

        target.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <returns>The speech; <see langword="null"/>: it was written by another version.</returns>
    /// <exception cref="IOException">The bytes are damaged.</exception>
    public static CachedSpeech? Deserialize(ReadOnlySequence<byte> source)
    {
        using var reader = new BinaryReader(new MemoryStream(source.ToArray(), writable: false), Encoding.UTF8);
        if (reader.ReadByte() != Version)
        {
            return null;
        }

        (string id, string provider, string locale, string name, bool silent) =
            (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadBoolean());
        var voice = new VoiceInfo(id, provider, locale, ReadFormat(reader)) { DisplayName = name, IsSilent = silent };
        AudioFormat format = ReadFormat(reader);
        var marks = new SpeechMark[Bounded(reader)];
        for (int i = 0; i < marks.Length; i++)
        {
            (var kind, var alphabet) = ((SpeechMarkKind)reader.ReadByte(), (PhoneAlphabet)reader.ReadByte());
            (long start, long duration) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            (int textStart, int textLength) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            marks[i] = new SpeechMark(kind, start, duration, reader.ReadString(), alphabet, textStart, textLength);
        }

        return new CachedSpeech(voice, format, reader.ReadBytes(Bounded(reader)), marks);
    }

    private static void Write(BinaryWriter writer, AudioFormat format)
    {
        writer.Write(format.Encoding.Value);
        writer.Write7BitEncodedInt(format.SampleRate);
        writer.Write7BitEncodedInt(format.Channels);
    }

    private static AudioFormat ReadFormat(BinaryReader reader)
        => new(new AudioEncoding(reader.ReadString()), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());

    // A damaged entry must not ask for more memory than it is long.
    private static int Bounded(BinaryReader reader)
    {
        int count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= reader.BaseStream.Length - reader.BaseStream.Position
            ? count
            : throw new InvalidDataException("Cached speech is damaged.");
    }
}
