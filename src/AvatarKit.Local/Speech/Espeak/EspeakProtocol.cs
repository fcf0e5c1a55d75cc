using System.Buffers.Binary;
using System.Text;

namespace AvatarKit.Local;

/// <summary>
/// What goes over the pipes between the host and the eSpeak worker. Each frame is a length (32 bits, of what follows),
/// a kind (8 bits) and a payload; numbers are little-endian, strings are a 32-bit byte count and UTF-8.
/// </summary>
/// <remarks>
/// Host to worker: <see cref="Speak"/> (id, voice identifier, words a minute, 1 for SSML with phones in double brackets or 0 for plain text,
/// text), <see cref="Cancel"/> (id), <see cref="ListVoices"/> (), <see cref="Transcribe"/> (voice identifier, texts of phones in double brackets,
/// one a line). Worker to host: first <see cref="Hello"/> (protocol version, sample rate, library version) or <see cref="Unavailable"/> (reason);
/// then for a text any number of <see cref="Phone"/> (sample, symbol), <see cref="Word"/> and <see cref="Sentence"/> (sample, first character,
/// length, counted in Unicode scalars) and <see cref="Audio"/> (16-bit samples), ended by <see cref="Done"/> (id, status); for a listing
/// any number of <see cref="Voice"/> (identifier, name, languages by priority, joined by spaces), ended by <see cref="Done"/>;
/// for a transcription <see cref="Transcription"/> (how each line is said, in the International Phonetic Alphabet, one a line)
/// and <see cref="Done"/>.
/// One text at a time. The end of its input is the worker's sign to leave.
/// </remarks>
internal static class EspeakProtocol
{
    public const int Version = 2;

    /// <summary>No frame is longer: what claims to be is a broken pipe or a foreign program.</summary>
    public const int MaxFrameLength = 4 * 1024 * 1024;

    public const int HeaderLength = 5;

    public const byte Speak = 1;
    public const byte Cancel = 2;
    public const byte ListVoices = 3;
    public const byte Transcribe = 4;

    public const byte Hello = 128;
    public const byte Unavailable = 129;
    public const byte Voice = 130;
    public const byte Audio = 131;
    public const byte Phone = 132;
    public const byte Word = 133;
    public const byte Sentence = 134;
    public const byte Done = 135;
    public const byte Transcription = 136;

    public const int StatusOk = 0;
    public const int StatusCancelled = 1;
    public const int StatusNoSuchVoice = 2;
    public const int StatusFailed = 3;

    /// <summary>Writes one frame whole.</summary>
    public static byte[] Frame(byte kind, params ReadOnlySpan<object> fields)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(0);
        writer.Write(kind);
        foreach (object field in fields)
        {
            switch (field)
            {
                case int number:
                    writer.Write(number);
                    break;
                case string text:
                    byte[] bytes = Encoding.UTF8.GetBytes(text);
                    writer.Write(bytes.Length);
                    writer.Write(bytes);
                    break;
                default:
                    throw new ArgumentException($"A frame has no field of type {field.GetType()}.", nameof(fields));
            }
        }

        writer.Flush();
        byte[] frame = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - 4);
        return frame;
    }

    /// <summary>Reads a 32-bit number and moves past it.</summary>
    public static int ReadInt32(ref ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4)
        {
            throw new InvalidDataException("A frame is shorter than its fields.");
        }

        int value = BinaryPrimitives.ReadInt32LittleEndian(payload);
        payload = payload[4..];
        return value;
    }

    /// <summary>Reads a string and moves past it.</summary>
    public static string ReadString(ref ReadOnlySpan<byte> payload)
    {
        int length = ReadInt32(ref payload);
        if (length < 0 || length > payload.Length)
        {
            throw new InvalidDataException("A frame is shorter than its fields.");
        }

        string value = Encoding.UTF8.GetString(payload[..length]);
        payload = payload[length..];
        return value;
    }
}
