namespace AvatarKit.Testing;

/// <summary>What the cases of the renderer have in common.</summary>
internal static class RendererScene
{
    public const int Rate = 16_000;

    /// <summary>Half a second each of "ah", lips closed and "ah", and 0.4 s of silence.</summary>
    public static SpokenSegment Syllables(int index = 0, TimeSpan offset = default, bool isLast = true)
    {
        VisemeSpan[] spans = [new(Viseme.Aa, 0, Rate / 2), new(Viseme.PP, Rate / 2, Rate / 4), new(Viseme.Aa, Rate * 3 / 4, Rate / 2)];
        return Segment(index, offset, isLast, new VisemeTrack(Rate, Rate * 33L / 20, spans));
    }

    public static SpokenSegment Sentence(int index, TimeSpan offset, bool isLast, string text, int rate = Rate)
    {
        var format = AudioFormat.Pcm16(rate);
        var plan = SpeechPlan.Create(text, format, 1);
        VisemeTrack track = FakeLipSync.FromMarks(
            new LipSyncInput { Format = format, Length = plan.Length, Audio = default, Text = text, Locale = "en-US", Marks = plan.Marks });
        return Segment(index, offset, isLast, track, plan.Render(0, plan.Length), text);
    }

    public static SpokenSegment Segment(
        int index, TimeSpan offset, bool isLast, VisemeTrack track, byte[]? audio = null, string caption = "Ah") => new()
    {
        Index = index,
        Offset = offset,
        Caption = caption,
        Format = AudioFormat.Pcm16(track.SampleRate),
        Audio = audio ?? new byte[track.Length * 2],
        Visemes = track,
        IsLast = isLast,
    };

    /// <summary>A turn of three sentences and one without any sound.</summary>
    public static SpokenSegment[] Turn(int rate = Rate)
    {
        List<SpokenSegment> segments = [];
        TimeSpan offset = TimeSpan.Zero;
        foreach (string text in (string[])["My mother makes warm bread every Sunday.", "Yes?", "", "Please bring the blue book back to me."])
        {
            SpokenSegment segment = Sentence(segments.Count, offset, segments.Count == 3, text, rate);
            segments.Add(segment);
            offset += segment.Format.ToTime(segment.Visemes.Length);
        }

        return [.. segments];
    }

    public static async Task<List<FaceTrackRendering>> RenderAsync(
        this IAvatarRenderer renderer, SpokenSegment[] segments, CancellationToken token, int frameRate = 60, int seed = 7)
    {
        List<AvatarRendering> all = await renderer
            .RenderAsync(segments.ToAsyncEnumerable(), new RenderOptions { FrameRate = frameRate, Seed = seed }, token)
            .ToListAsync(token).ConfigureAwait(false);
        foreach (IGrouping<Type, AvatarRendering> kind in all.GroupBy(static rendering => rendering.GetType()))
        {
            int last = 0;
            foreach (AvatarRendering rendering in kind)
            {
                Check.True("Renderings of a kind come in the order of their segments.", rendering.SegmentIndex >= last, $"{last} or later",
                    rendering.SegmentIndex);
                last = rendering.SegmentIndex;
            }
        }

        return [.. all.OfType<FaceTrackRendering>()];
    }

    public static float[] Values(FaceTrack track)
    {
        List<float> values = [];
        for (int frame = 0; frame < track.FrameCount; frame++)
        {
            values.AddRange(track[frame]);
        }

        return [.. values];
    }

    /// <summary>How far the lips are apart: ARKit's jaw, less the lips closing over it.</summary>
    public static float Gap(FaceTrack track, double seconds)
    {
        int frame = (int)Math.Round(seconds * track.FrameRate);
        return track[frame, FaceChannel.JawOpen] - track[frame, FaceChannel.MouthClose];
    }
}
