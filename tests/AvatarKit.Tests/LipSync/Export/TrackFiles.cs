using System.Text;
using System.Text.Json;

namespace AvatarKit.Tests.LipSync;

/// <summary>Tracks and what is written of them.</summary>
internal static class TrackFiles
{
    public const int Rate = 16_000;

    /// <summary>"Papa fell", about, with a gap of silence in the middle and nothing said of the last tenth of a second.</summary>
    public static VisemeTrack Papa { get; } = new(
        Rate,
        20_000,
        [
            new(Viseme.PP, 0, 1_333),
            new(Viseme.Aa, 1_333, 2_000),
            new(Viseme.PP, 3_333, 1_000),
            new(Viseme.Aa, 4_333, 2_667, 0.7f),
            new(Viseme.FF, 8_600, 1_600),
            new(Viseme.E, 10_200, 2_400, 0.85f),
            new(Viseme.Nn, 12_600, 3_800),
            new(Viseme.U, 16_400, 2_000, 1f / 3),
        ]);

    public static SpokenSegment Segment(VisemeTrack track, TimeSpan offset = default, byte[]? audio = null, int index = 0) => new()
    {
        Index = index,
        Offset = offset,
        Caption = "",
        Format = AudioFormat.Pcm16(track.SampleRate),
        Audio = audio ?? [],
        Visemes = track,
    };

    public static async Task<string> TextAsync(VisemeTrack track, LipSyncFileFormat format, LipSyncFileOptions? options = null)
    {
        using var output = new MemoryStream();
        await LipSyncFile.WriteAsync(output, track, format, options);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static async Task<string> TextAsync(IEnumerable<SpokenSegment> segments, LipSyncFileFormat format, LipSyncFileOptions? options = null)
    {
        using var output = new MemoryStream();
        await LipSyncFile.WriteSegmentsAsync(output, segments.ToAsyncEnumerable(), format, options);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static async Task<JsonElement> JsonAsync(VisemeTrack track, LipSyncFileFormat format, LipSyncFileOptions? options = null)
        => JsonDocument.Parse(await TextAsync(track, format, options)).RootElement;
}
