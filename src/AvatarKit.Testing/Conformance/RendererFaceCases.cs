using static AvatarKit.Testing.RendererScene;

namespace AvatarKit.Testing;

internal static class RendererFaceCases
{
    public static async Task Every_segment_has_exactly_one_face_track_in_order(IAvatarRenderer renderer, CancellationToken token)
    {
        List<FaceTrackRendering> tracks = await renderer.RenderAsync(Turn(), token).ConfigureAwait(false);
        Check.Sequence("Every segment has exactly one face track, in order.", [0, 1, 2, 3], tracks.Select(static track => track.SegmentIndex));
    }

    public static async Task A_track_covers_the_audio_at_the_frame_rate(IAvatarRenderer renderer, CancellationToken token)
    {
        foreach ((int frameRate, int rate) in ((int, int)[])[(60, 16_000), (30, 22_050), (25, 48_000), (24, 8_000)])
        {
            SpokenSegment[] turn = Turn(rate);
            List<FaceTrackRendering> tracks = await renderer.RenderAsync(turn, token, frameRate).ConfigureAwait(false);
            for (int i = 0; i < turn.Length; i++)
            {
                Check.Equal("A track has the frame rate that was asked for.", frameRate, tracks[i].Track.FrameRate);
                long least = ((turn[i].Visemes.Length * frameRate) + rate - 1) / rate;
                int frames = tracks[i].Track.FrameCount;
                Check.True("A track covers the audio.", frames >= least, $"{least} frames or more", frames);
                Check.True("A track ends when the audio has ended, within a second.",
                    frames <= least + frameRate, $"{least + frameRate} frames or fewer", frames);
            }
        }
    }

    public static async Task Every_value_is_in_its_range(IAvatarRenderer renderer, CancellationToken token)
    {
        foreach (int seed in (int[])[0, 1, -1, int.MaxValue, int.MinValue])
        {
            foreach (FaceTrackRendering rendering
                in await renderer.RenderAsync([Syllables(0, default, false), .. Turn().Skip(1)], token, 30, seed).ConfigureAwait(false))
            {
                for (int frame = 0; frame < rendering.Track.FrameCount; frame++)
                {
                    foreach (FaceChannel channel in Enum.GetValues<FaceChannel>())
                    {
                        float value = rendering.Track[frame, channel];
                        bool isAngle = channel >= FaceChannel.HeadYaw;
                        Check.True(
                            isAngle ? "A head angle is from −15 to 15 degrees." : "A blend shape is from 0 to 1.",
                            isAngle ? value is >= -FaceTrack.MaxHeadDegrees and <= FaceTrack.MaxHeadDegrees : value is >= 0 and <= 1,
                            isAngle ? "−15 to 15" : "0 to 1",
                            $"{channel} = {value} in frame {frame}");
                    }
                }
            }
        }
    }

    public static async Task The_mouth_opens_for_vowels_and_closes_for_lips(IAvatarRenderer renderer, CancellationToken token)
    {
        FaceTrack track = (await renderer.RenderAsync([Syllables()], token).ConfigureAwait(false))[0].Track;
        float open = Gap(track, 0.3);
        float closed = Gap(track, 0.625);
        float openAgain = Gap(track, 1.0);
        Check.True(
            "The mouth opens for a long \"ah\".", open > 0.1 && openAgain > 0.1, "lips more than 0.1 apart", $"{open:0.00} and {openAgain:0.00}");
        Check.True("The lips close for p, b and m.", closed < Math.Min(open, openAgain) / 3, $"under a third of {Math.Min(open, openAgain):0.00}",
            $"{closed:0.00}");
    }

    public static async Task The_mouth_is_closed_when_the_turn_has_been_said(IAvatarRenderer renderer, CancellationToken token)
    {
        foreach (SpokenSegment[] turn in (SpokenSegment[][])[[Syllables()], Turn()])
        {
            FaceTrack track = (await renderer.RenderAsync(turn, token).ConfigureAwait(false))[^1].Track;
            float gap = Gap(track, (double)(track.FrameCount - 1) / track.FrameRate);
            Check.True("The mouth is closed when the turn has been said.", gap < 0.05, "lips less than 0.05 apart in the last frame", $"{gap:0.00}");
        }

        // The speech of the syllables ends at 1.25 s; after the last word the mouth closes within 150 ms.
        FaceTrack syllables = (await renderer.RenderAsync([Syllables()], token).ConfigureAwait(false))[0].Track;
        Check.True("The mouth closes within 150 ms of the last sound.", Gap(syllables, 1.42) < 0.05, "lips less than 0.05 apart",
            $"{Gap(syllables, 1.42):0.00}");
    }

    public static async Task The_same_seed_gives_the_same_frames_also_at_once(IAvatarRenderer renderer, CancellationToken token)
    {
        float[][][] all = await StoreScene.AtOnceAsync(6, async i =>
        {
            List<FaceTrackRendering> tracks = await renderer.RenderAsync(Turn(), token, 30, seed: i % 2).ConfigureAwait(false);
            return tracks.Select(static track => Values(track.Track)).ToArray();
        }).ConfigureAwait(false);
        for (int i = 0; i < all.Length; i++)
        {
            for (int segment = 0; segment < all[i].Length; segment++)
            {
                Check.True("The same seed and speech give the same frames, also for several turns at once.",
                    all[i][segment].AsSpan().SequenceEqual(all[i % 2][segment]), "the same frames", $"others in segment {segment}");
            }
        }
    }
}
