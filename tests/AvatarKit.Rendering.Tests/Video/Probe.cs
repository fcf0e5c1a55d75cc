using System.Text.Json;

namespace AvatarKit.Rendering.Tests;

/// <summary>What ffprobe and ffmpeg find in a video.</summary>
internal sealed class Probe
{
    public const int AudioRate = 48_000;

    public required string Video { get; init; }

    public required string Audio { get; init; }

    public required IReadOnlyDictionary<string, string> VideoFacts { get; init; }

    /// <summary>Start and end of every picture and run of sound, in seconds.</summary>
    public required IReadOnlyList<(double Start, double End)> Pictures { get; init; }

    public required IReadOnlyList<(double Start, double End)> Sounds { get; init; }

    public static async Task<Probe> OfAsync(byte[] file)
    {
        byte[] json = await Programs.RunAsync("ffprobe", file, "-v", "error", "-show_streams", "-show_packets", "-of", "json", "-i", "pipe:0");
        using var document = JsonDocument.Parse(json);
        JsonElement[] streams = [.. document.RootElement.GetProperty("streams").EnumerateArray()];
        JsonElement[] packets = [.. document.RootElement.GetProperty("packets").EnumerateArray()];
        JsonElement video = streams.Single(static stream => stream.GetProperty("codec_type").GetString() == "video");
        JsonElement audio = streams.Single(static stream => stream.GetProperty("codec_type").GetString() == "audio");
        return new Probe
        {
            Video = video.GetProperty("codec_name").GetString()!,
            Audio = audio.GetProperty("codec_name").GetString()!,
            VideoFacts = video.EnumerateObject().ToDictionary(static fact => fact.Name, static fact => fact.Value.ToString()),
            Pictures = Times(packets, "video"),
            Sounds = Times(packets, "audio"),
        };
    }

    /// <summary>The sound at the container's own times, from 0 on.</summary>
    public static async Task<short[]> SoundAsync(byte[] file)
    {
        byte[] bytes = await Programs.RunAsync("ffmpeg", file, "-v", "error", "-copyts", "-i", "pipe:0", "-map", "0:a", "-af",
            "aresample=async=1:first_pts=0", "-f", "s16le", "-ac", "1", "-ar", "48000", "pipe:1");
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(bytes).ToArray();
    }

    /// <summary>The pictures as grey, and when each is shown.</summary>
    public static async Task<IReadOnlyList<byte[]>> PicturesAsync(byte[] file, int width, int height)
    {
        byte[] bytes = await Programs.RunAsync(
            "ffmpeg", file, "-v", "error", "-i", "pipe:0", "-map", "0:v", "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1");
        return [.. bytes.Chunk(width * height)];
    }

    private static (double, double)[] Times(JsonElement[] packets, string type) =>
    [
        .. packets.Where(packet => packet.GetProperty("codec_type").GetString() == type).Select(static packet =>
        {
            double start = Seconds(packet, "pts_time");
            return (start, start + (packet.TryGetProperty("duration_time", out _) ? Seconds(packet, "duration_time") : 0));
        }),
    ];

    private static double Seconds(JsonElement packet, string name)
        => double.Parse(packet.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
