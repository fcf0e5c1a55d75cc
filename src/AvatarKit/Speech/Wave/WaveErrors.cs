using System.Globalization;
using System.Text;

namespace AvatarKit;

/// <summary>What is said of audio that cannot be read.</summary>
internal static class WaveErrors
{
    private const string WayOut = "Convert it: ffmpeg -i INPUT -ac 1 -c:a pcm_s16le OUTPUT.wav";

    /// <summary>First bytes of what is most often taken for a WAV file, and at which byte they stand.</summary>
    private static readonly Signature[] Known =
    [
        new(0, "ID3"u8.ToArray(), "an MP3 file"),
        new(0, [0xFF, 0xFB], "an MP3 file"),
        new(0, [0xFF, 0xF3], "an MP3 file"),
        new(0, "OggS"u8.ToArray(), "an Ogg file"),
        new(0, "fLaC"u8.ToArray(), "a FLAC file"),
        new(4, "ftyp"u8.ToArray(), "an MP4 or M4A file"),
        new(0, "FORM"u8.ToArray(), "an AIFF file"),
        new(0, "caff"u8.ToArray(), "a CAF file"),
        new(0, ".snd"u8.ToArray(), "an AU file"),
        new(0, "#!AMR"u8.ToArray(), "an AMR file"),
        new(0, "riff"u8.ToArray(), "a Sony Wave64 file"),
        new(0, [0x1A, 0x45, 0xDF, 0xA3], "a WebM or Matroska file"),
    ];

    public static AudioFormatException NotWave(ReadOnlySpan<byte> start)
    {
        foreach ((int at, byte[] magic, string name) in Known)
        {
            if (start.Length >= at + magic.Length && start.Slice(at, magic.Length).SequenceEqual(magic))
            {
                return new AudioFormatException("audio.not_wave", $"The audio is {name}, not a WAV file. {WayOut}");
            }
        }

        return new AudioFormatException(
            "audio.not_wave", $"The audio begins with {Show(start[..Math.Min(4, start.Length)])}, not with 'RIFF': it is not a WAV file. {WayOut}");
    }

    public static AudioFormatException Unsupported(string found)
        => new("audio.unsupported", $"The WAV file holds {found}; 8 to 32-bit PCM and 32 or 64-bit float are understood. {WayOut}");

    public static AudioFormatException Truncated(string where)
        => new(
            "audio.truncated",
            $"The WAV file ends {where}, before its first sample: it was not written to its end. Record or copy it again, or repair it: "
                + "ffmpeg -i INPUT -ac 1 -c:a pcm_s16le OUTPUT.wav");

    /// <summary>Bytes as an error may show them: as text where they are printable.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (value is < 0x20 or > 0x7E)
            {
                return "0x" + Convert.ToHexString(bytes);
            }
        }

        return $"'{Encoding.ASCII.GetString(bytes)}'";
    }

    /// <summary>The name of a format tag.</summary>
    /// <remarks>Source: <c>mmreg.h</c> of the Windows SDK.</remarks>
    public static string Codec(int tag) => tag switch
    {
        0x0002 => "Microsoft ADPCM",
        0x0006 => "A-law",
        0x0007 => "µ-law",
        0x0011 => "IMA ADPCM",
        0x0031 => "GSM 6.10",
        0x0055 => "MP3",
        0x00FF or 0x1600 or 0x1610 => "AAC",
        0x0161 => "Windows Media Audio",
        0x2000 => "AC-3",
        _ => "audio of format 0x" + tag.ToString("X4", CultureInfo.InvariantCulture),
    };

    /// <summary>How a kind of file begins.</summary>
    private readonly record struct Signature(int At, byte[] Magic, string Name);
}
