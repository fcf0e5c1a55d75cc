namespace AvatarKit.Testing;

/// <summary>An output format of SynthesizeSpeech, and FFmpeg's name of it.</summary>
internal sealed record PollyFormat(string Name, string ContentType, int[] SampleRates, string? Ffmpeg)
{
    private static readonly int[] Telephone = [8_000];
    private static readonly int[] Compressed = [8_000, 16_000, 22_050, 24_000, 44_100, 48_000];

    public static IReadOnlyList<PollyFormat> All { get; } =
    [
        new("json", "application/x-json-stream", Compressed, null),
        new("mp3", "audio/mpeg", Compressed, "-c:a libmp3lame -f mp3"),
        new("ogg_vorbis", "audio/ogg", Compressed, "-c:a libvorbis -f ogg"),
        new("ogg_opus", "audio/ogg", [8_000, 16_000, 24_000, 48_000], "-c:a libopus -f ogg"),
        new("pcm", "audio/pcm", [8_000, 16_000], null),
        new("mulaw", "audio/mulaw", Telephone, "-c:a pcm_mulaw -f mulaw"),
        new("alaw", "audio/alaw", Telephone, "-c:a pcm_alaw -f alaw"),
    ];

    public static PollyFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>The rate where the request names none.</summary>
    public int DefaultRate(string engine) => Name switch
    {
        "pcm" => 16_000,
        "mulaw" or "alaw" => 8_000,
        "ogg_opus" => 48_000,
        _ => engine == "standard" ? 22_050 : 24_000,
    };
}
