namespace AvatarKit.Aws;

/// <summary>What the output formats are called and which sample rates they have.</summary>
/// <remarks>Rates and defaults: the SynthesizeSpeech reference, as in @aws-sdk/client-polly 3.1142.0.</remarks>
internal static class PollyFormats
{
    private static readonly int[] PcmRates = [8000, 16_000];
    private static readonly int[] EncodedRates = [8000, 16_000, 22_050, 24_000, 44_100, 48_000];
    private static readonly int[] OpusRates = [48_000];

    /// <summary>The name on the wire.</summary>
    public static string Name(this PollyOutputFormat format) => format switch
    {
        PollyOutputFormat.Mp3 => "mp3",
        PollyOutputFormat.OggVorbis => "ogg_vorbis",
        PollyOutputFormat.OggOpus => "ogg_opus",
        _ => "pcm",
    };

    public static IReadOnlyList<int> Rates(this PollyOutputFormat format) => format switch
    {
        PollyOutputFormat.Pcm => PcmRates,
        PollyOutputFormat.OggOpus => OpusRates,
        _ => EncodedRates,
    };

    /// <summary>The audio an engine gives.</summary>
    /// <param name="format">The format asked for.</param>
    /// <param name="rate">The rate asked for; <see langword="null"/>: Polly's own for the engine.</param>
    /// <param name="engine">Who speaks.</param>
    public static AudioFormat ToAudio(this PollyOutputFormat format, int? rate, PollyEngine engine) => format switch
    {
        PollyOutputFormat.Mp3 => new(AudioEncoding.Mp3, rate ?? Default(engine)),
        PollyOutputFormat.OggVorbis => new(AudioEncoding.OggVorbis, rate ?? Default(engine)),
        PollyOutputFormat.OggOpus => new(AudioEncoding.OggOpus, 48_000),
        _ => AudioFormat.Pcm16(rate ?? 16_000),
    };

    private static int Default(PollyEngine engine) => engine == PollyEngine.Standard ? 22_050 : 24_000;
}
