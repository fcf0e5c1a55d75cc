using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary>A folder of what voices have spoken, so that they need not speak it again.</summary>
internal sealed class KeptSpeech(string folder)
{
    /// <summary>What is kept of a line; <see langword="null"/> where nothing is.</summary>
    public SpokenSample? Find(VoiceLine line)
    {
        string path = PathOf(line);
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new BinaryReader(File.OpenRead(path));
        AudioFormat format = AudioFormat.Pcm16(reader.ReadInt32());
        byte[] audio = reader.ReadBytes(reader.ReadInt32());
        var phones = new SpeechMark[reader.ReadInt32()];
        for (int i = 0; i < phones.Length; i++)
        {
            phones[i] = new SpeechMark(
                SpeechMarkKind.Viseme, reader.ReadInt64(), reader.ReadInt64(), reader.ReadString(), (PhoneAlphabet)reader.ReadInt32());
        }

        return new SpokenSample(line.Voice, line.Locale, line.Text, format, audio, phones);
    }

    public void Keep(VoiceLine line, SpokenSample sample)
    {
        Directory.CreateDirectory(folder);
        using var writer = new BinaryWriter(File.Create(PathOf(line)));
        writer.Write(sample.Format.SampleRate);
        writer.Write(sample.Audio.Length);
        writer.Write(sample.Audio);
        writer.Write(sample.Phones.Count);
        foreach (SpeechMark phone in sample.Phones)
        {
            writer.Write(phone.Start);
            writer.Write(phone.Duration);
            writer.Write(phone.Value);
            writer.Write((int)phone.Alphabet);
        }
    }

    private string PathOf(VoiceLine line)
    {
        string said = FormattableString.Invariant($"{line.Voice}|{line.Locale}|{line.Text}|{line.Rate}");
        return Path.Combine(folder, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..24]);
    }
}
