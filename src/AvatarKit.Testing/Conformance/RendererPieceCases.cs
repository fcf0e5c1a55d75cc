using static AvatarKit.Testing.RendererScene;

namespace AvatarKit.Testing;

/// <summary>A sentence comes in pieces while the voice still speaks it.</summary>
internal static class RendererPieceCases
{
    // In vowels, and in the middle of the lips' closure.
    private static readonly double[] Cuts = [0.25, 0.625, 1.1];

    public static async Task A_sentence_in_pieces_has_a_track_for_each_of_them(IAvatarRenderer renderer, CancellationToken token)
    {
        SpokenSegment[] pieces = Pieces();
        List<FaceTrackRendering> tracks = await renderer.RenderAsync(pieces, token).ConfigureAwait(false);
        Check.Sequence("Every piece has exactly one face track, in order.", [0, 1, 2, 3], tracks.Select(static track => track.SegmentIndex));
        for (int i = 0; i < pieces.Length; i++)
        {
            long least = ((pieces[i].Visemes.Length * 60) + Rate - 1) / Rate;
            Check.True("A track covers the audio of its piece.", tracks[i].Track.FrameCount >= least, $"{least} frames or more",
                tracks[i].Track.FrameCount);
        }
    }

    public static async Task The_mouth_goes_on_from_piece_to_piece_and_closes_for_lips_that_are_cut(
        IAvatarRenderer renderer, CancellationToken token)
    {
        SpokenSegment[] pieces = Pieces();
        List<FaceTrackRendering> tracks = await renderer.RenderAsync(pieces, token).ConfigureAwait(false);
        for (int i = 1; i < pieces.Length; i++)
        {
            double length = pieces[i - 1].Visemes.Length / (double)Rate;
            float left = Gap(tracks[i - 1].Track, length);
            float found = Gap(tracks[i].Track, 0);
            Check.True("The mouth goes on from piece to piece without a jump.", Math.Abs(left - found) < 0.1,
                $"{left:0.00} at the beginning of piece {i}", $"{found:0.00}");
        }

        float open = Gap(tracks[0].Track, 0.2);
        float closed = Gap(tracks[2].Track, 0);
        Check.True(
            "The lips close for p, b and m also where a piece ends in them.", closed < open / 3, $"under a third of {open:0.00}", $"{closed:0.00}");
        FaceTrack last = tracks[^1].Track;
        float end = Gap(last, (double)(last.FrameCount - 1) / last.FrameRate);
        Check.True("The mouth is closed when the sentence has been said.", end < 0.05, "lips less than 0.05 apart in the last frame", $"{end:0.00}");
    }

    public static async Task A_sentence_in_pieces_is_one_video_without_a_gap(IAvatarRenderer renderer, CancellationToken token)
    {
        List<VideoRendering> video =
            await renderer.RenderAsync(Pieces().ToAsyncEnumerable(), new RenderOptions { FrameRate = 30, Video = true }, token)
            .OfType<VideoRendering>().ToListAsync(token).ConfigureAwait(false);
        TimeSpan end = TimeSpan.Zero;
        foreach (VideoRendering piece in video.Where(static piece => !piece.IsInitialization))
        {
            Check.True("A piece of video begins where the last one ended.", (piece.Start - end).Duration() < TimeSpan.FromMilliseconds(50),
                $"{end}", piece.Start);
            end = piece.Start + piece.Duration;
        }

        if (video.Count > 0)
        {
            Check.True("A video lasts as long as the speech, and at most a second more.",
                end >= TimeSpan.FromSeconds(1.6) && end <= TimeSpan.FromSeconds(2.65), "1.65 s", end);
        }
    }

    /// <summary>The syllables in four pieces, each with what is known of the next one.</summary>
    private static SpokenSegment[] Pieces()
    {
        SpokenSegment whole = Syllables();
        List<SpokenSegment> pieces = [];
        long start = 0;
        foreach (double cut in Cuts.Append(1.65))
        {
            long end = (long)Math.Round(cut * Rate);
            bool isLast = end == whole.Visemes.Length;
            pieces.Add(Segment(pieces.Count, whole.Format.ToTime(start), isLast,
                Part(whole.Visemes, start, end), caption: start == 0 ? whole.Caption : "") with { EndsSentence = isLast });
            start = end;
        }

        return [.. pieces];
    }

    private static VisemeTrack Part(VisemeTrack track, long start, long end)
    {
        List<VisemeSpan> spans = [];
        foreach (VisemeSpan span in track.Spans)
        {
            foreach ((long from,
                long to) in ((long, long)[])[(Math.Max(span.Start, start), Math.Min(span.End, end)), (Math.Max(span.Start, end), span.End)])
            {
                if (to > from)
                {
                    spans.Add(span with { Start = from - start, Duration = to - from });
                }
            }
        }

        return new VisemeTrack(track.SampleRate, end - start, spans);
    }
}
