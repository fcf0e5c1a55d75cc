using static AvatarKit.Testing.RendererScene;

namespace AvatarKit.Testing;

/// <summary>A renderer that makes no video passes them: what is tested is what video it makes.</summary>
internal static class RendererVideoCases
{
    public static async Task A_turn_has_video_only_when_it_is_asked_for(IAvatarRenderer renderer, CancellationToken token)
    {
        List<AvatarRendering> made = await MakeAsync(renderer, video: false, token).ConfigureAwait(false);
        Check.Equal("A turn has video only when it is asked for.", 0, made.OfType<VideoRendering>().Count());
    }

    public static async Task Every_segment_has_its_face_track_also_with_video(IAvatarRenderer renderer, CancellationToken token)
    {
        List<AvatarRendering> made = await MakeAsync(renderer, video: true, token).ConfigureAwait(false);
        Check.Equal(
            "Every segment has exactly one face track, in order, also with video.",
            "0, 1, 2, 3", string.Join(", ", made.OfType<FaceTrackRendering>().Select(static face => face.SegmentIndex)));
    }

    public static async Task A_video_begins_with_its_initialisation_and_goes_on_without_a_gap(IAvatarRenderer renderer, CancellationToken token)
    {
        List<AvatarRendering> made = await MakeAsync(renderer, video: true, token).ConfigureAwait(false);
        List<VideoRendering> pieces = [.. made.OfType<VideoRendering>()];
        if (pieces.Count == 0)
        {
            return;
        }

        Check.Equal("A video begins with its initialisation, and has one.", "0", string.Join(
            ", ", pieces.Select(static (piece, i) => (piece, i)).Where(static pair => pair.piece.IsInitialization).Select(static pair => pair.i)));
        Check.Equal("All pieces of a video have the same media type.", 1, pieces.Select(static piece => piece.ContentType).Distinct().Count());
        TimeSpan end = TimeSpan.Zero;
        foreach (VideoRendering piece in pieces.Skip(1))
        {
            Check.True("No piece of a video is empty.", piece.Data.Length > 0, "bytes", piece.Data.Length);
            Check.True("A piece of video begins where the last one ended.", (piece.Start - end).Duration() < TimeSpan.FromMilliseconds(50),
                $"{end}", piece.Start);
            end = piece.Start + piece.Duration;
        }

        TimeSpan spoken = Turn().Aggregate(TimeSpan.Zero, static (sum, segment) => sum + segment.Format.ToTime(segment.Visemes.Length));
        Check.True("A video lasts as long as the speech, and at most a second more.",
            end >= spoken - TimeSpan.FromMilliseconds(50) && end <= spoken + TimeSpan.FromSeconds(1), $"{spoken}", end);
    }

    private static Task<List<AvatarRendering>> MakeAsync(IAvatarRenderer renderer, bool video, CancellationToken token)
        => renderer.RenderAsync(Turn().ToAsyncEnumerable(), new RenderOptions { FrameRate = 30, Video = video }, token).ToListAsync(token).AsTask();
}
