using System.Buffers.Binary;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary>Reads WAV files of 16-bit PCM, which is what evaluations are made with.</summary>
internal static class PcmFile
{
    public static (AudioFormat Format, byte[] Pcm) Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        AudioFormat format = AudioFormat.Pcm16(SpeechResampler.Rate);
        for (int at = 12; at + 8 <= file.Length;)
        {
            string id = Encoding.ASCII.GetString(file, at, 4);
            int length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4)), (uint)(file.Length - at - 8));
            if (id == "fmt ")
            {
                if (BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(at + 22)) != 16)
                {
                    throw new InvalidDataException($"{path} is not 16-bit PCM.");
                }

                format = new AudioFormat(
                    AudioEncoding.Pcm16,
                    BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 12)),
                    BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(at + 10)));
            }
            else if (id == "data")
            {
                return (format, file.AsSpan(at + 8, length).ToArray());
            }

            at += 8 + length + (length & 1);
        }

        throw new InvalidDataException($"{path} has no audio.");
    }

    public static void Write(string path, AudioFormat format, ReadOnlySpan<byte> pcm)
    {
        using BinaryWriter writer = new(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + pcm.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)format.Channels);
        writer.Write(format.SampleRate);
        writer.Write(format.SampleRate * 2 * format.Channels);
        writer.Write((short)(2 * format.Channels));
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(pcm.Length);
        writer.Write(pcm);
    }
}
