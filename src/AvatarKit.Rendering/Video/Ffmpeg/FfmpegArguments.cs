using System.Globalization;

namespace AvatarKit.Rendering;

/// <summary>What FFmpeg is told. Sizes and rates come with the stream, so that one started ahead serves any.</summary>
internal static class FfmpegArguments
{
    /// <summary>Length of the pieces FFmpeg cuts, in milliseconds.</summary>
    public const int PieceMilliseconds = 100;

    /// <summary>Seconds between pictures one can jump to.</summary>
    private const int KeyFrameSeconds = 2;

    public static IReadOnlyList<string> ForStream(VideoRenderingOptions options, FfmpegProgram program) =>
    [
        "-hide_banner", "-nostdin", "-loglevel", "error", "-copyts",
        "-probesize", "32", "-analyzeduration", "0", "-fpsprobesize", "0", "-f", "matroska", "-i", "pipe:0",
        "-map", "0:v:0", "-map", "0:a:0",
        .. program.PassTimestamps,
        .. options.Container == VideoContainer.Mp4 ? H264(options) : Vp9(options),
        "-force_key_frames", string.Create(CultureInfo.InvariantCulture, $"expr:gte(t,n_forced*{KeyFrameSeconds})"), "-g", "100000",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        .. Marked,
        .. options.Container == VideoContainer.Mp4 ? Mp4 : WebM,
        "-flush_packets", "1", "pipe:1",
    ];

    /// <summary>Packs what is encoded already anew, so that a player can seek in it.</summary>
    public static IReadOnlyList<string> ForFile(VideoContainer container, string path, TimeSpan soundLead) =>
    [
        "-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-copyts", "-f", container == VideoContainer.Mp4 ? "mp4" : "matroska",
        "-i", "pipe:0", "-map", "0", "-c", "copy", .. Marked,
        .. container == VideoContainer.Mp4 ? (ReadOnlySpan<string>)["-movflags", "+faststart", "-f", "mp4"] : ToWebM(soundLead),
        path,
    ];

    // MP4 keeps it in udta/meta/ilst/©cmt, WebM in a SimpleTag COMMENT.
    private static string[] Marked => ["-metadata", "comment=" + GeneratedMedia.Comment];

    // A version that forgets what Opus needs to get going forgets it once more when it copies.
    private static string[] ToWebM(TimeSpan soundLead) => soundLead == TimeSpan.Zero
        ? ["-f", "webm"]
        : ["-bsf:a", string.Create(CultureInfo.InvariantCulture, $"setts=ts=TS+{Math.Ceiling(soundLead.TotalMilliseconds)}"), "-f", "webm"];

    // Without delay_moov the sound would begin as much too late as AAC needs to get going: the edit list is known only after the first piece.
    private static string[] Mp4 =>
    [
        "-c:a", "aac", "-b:a", "96k", "-ar", "48000", "-movflags", "+frag_keyframe+empty_moov+default_base_moof+delay_moov+skip_trailer",
        "-frag_duration", (PieceMilliseconds * 1000).ToString(CultureInfo.InvariantCulture), "-f", "mp4",
    ];

    private static string[] WebM =>
    [
        "-c:a", "libopus", "-b:a", "64k", "-ar", "48000", "-cluster_time_limit", PieceMilliseconds.ToString(CultureInfo.InvariantCulture),
        "-f", "webm",
    ];

    // More threads than a few only add delay: each holds a picture back.
    private static string Threads => Math.Min(4, Environment.ProcessorCount).ToString(CultureInfo.InvariantCulture);

    // A head that drifts by parts of a pixel needs motion by parts of a pixel (subme), which ultrafast does not look for: a third of the bits.
    // What is drawn has no grain to be kept (psy), and no fades (weightp).
    private static string[] H264(VideoRenderingOptions options) =>
    [
        "-c:v", "libx264",
        .. options.Quality switch
        {
            VideoQuality.Fast => (ReadOnlySpan<string>)
                ["-preset", "ultrafast", "-qp", "29", "-x264-params", "subme=2:cabac=1:8x8dct=1:deblock=0,0:psy=0"],
            VideoQuality.Standard => ["-preset", "superfast", "-crf", "30", "-x264-params", "subme=2:me=hex:psy=0:weightp=0"],
            _ => ["-preset", "veryfast", "-crf", "19"],
        },
        "-rc-lookahead", "0", "-sc_threshold", "0", "-bf", "0", "-threads", Threads, "-pix_fmt", "yuv420p",
    ];

    private static string[] Vp9(VideoRenderingOptions options) =>
    [
        "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", options.Quality == VideoQuality.High ? "6" : "8", "-row-mt",
        "1", "-tile-columns", "2", "-lag-in-frames", "0",
        "-auto-alt-ref", "0", "-b:v", "0", "-crf", options.Quality == VideoQuality.Fast ? "36" : "30", "-threads", Threads,
        "-pix_fmt", options.Transparent ? "yuva420p" : "yuv420p",
    ];
}
