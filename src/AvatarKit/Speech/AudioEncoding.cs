using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How audio bytes are encoded. Open for encodings a provider adds.</summary>
/// <param name="Value">The name on the wire, for example <c>pcm_s16le</c>.</param>
[JsonConverter(typeof(AudioEncodingJsonConverter))]
public readonly record struct AudioEncoding(string Value)
{
    /// <summary>Signed 16-bit little-endian samples, channels interleaved, no header.</summary>
    public static AudioEncoding Pcm16 { get; } = new("pcm_s16le");

    /// <summary>MPEG layer III.</summary>
    public static AudioEncoding Mp3 { get; } = new("mp3");

    /// <summary>Vorbis in Ogg.</summary>
    public static AudioEncoding OggVorbis { get; } = new("ogg_vorbis");

    /// <summary>Opus in Ogg.</summary>
    public static AudioEncoding OggOpus { get; } = new("ogg_opus");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
