namespace AvatarKit.Rendering.Tests;

public sealed class FaceStageTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_frame_that_took_over_changes_is_one_that_was_converted_whole(bool alpha, bool captions)
    {
        const int Width = 192;
        const int Height = 108;
        var painting = new PainterOptions(Width, Height) { Background = alpha ? Background.Transparent : null };
        using var stage = new FaceStage(CharacterFace.Get(CharacterFace.BuiltIn[0]), painting, alpha, captions);
        SpokenSegment segment = Speech.Segment(0, 0, 8) with { Caption = "Several words are written over the picture here." };
        SpokenCaption caption = SpokenCaption.Next(null, segment, 0);
        FaceTrack track = ((FaceTrackRendering)await new FaceTrackRenderer().RenderAsync(
            Speech.Spoken(segment), new RenderOptions { FrameRate = 30 }).FirstAsync()).Track;
        for (int i = 0; i < 45; i++)
        {
            double time = i / 30.0;
            stage.Paint(track[i], TimeSpan.FromSeconds(time), default, caption, (long)(time * Speech.Rate));
            VideoFrame frame = await stage.TakeFrameAsync(default);
            if (i % 9 == 8)
            {
                using var fresh = new FaceStage(CharacterFace.Get(CharacterFace.BuiltIn[0]), painting, alpha, captions);
                fresh.Paint(track[i], TimeSpan.FromSeconds(time), default, caption, (long)(time * Speech.Rate));
                VideoFrame whole = await fresh.TakeFrameAsync(default);
                Assert.True(frame.WithHeadroom(0).SequenceEqual(whole.WithHeadroom(0)), $"Frame {i} differs.");
                whole.Return();
            }

            frame.Return();
        }

        Assert.True(stage.IsWhole);
    }

    [Fact]
    public async Task A_caption_is_written_while_something_is_said_and_gone_afterwards()
    {
        using var stage = new FaceStage(new TestFace(), new PainterOptions(320, 180), alpha: false, hasCaptions: true);
        float[] pose = new float[FaceTrack.ChannelCount];
        SpokenSegment segment = Speech.Segment(0, 0, 8) with { Caption = "Hello there" };

        byte[] plain = await PictureAsync(null);
        byte[] said = await PictureAsync(SpokenCaption.Next(null, segment, 0));
        byte[] after = await PictureAsync(null);

        Assert.NotEqual(plain, said);
        Assert.Equal(plain[..(320 * 120)], said[..(320 * 120)]);
        Assert.Equal(plain, after);

        async Task<byte[]> PictureAsync(SpokenCaption? words)
        {
            stage.Paint(pose, TimeSpan.Zero, default, words, 0);
            VideoFrame frame = await stage.TakeFrameAsync(default);
            byte[] bytes = frame.WithHeadroom(0).ToArray();
            frame.Return();
            return bytes;
        }
    }
}
