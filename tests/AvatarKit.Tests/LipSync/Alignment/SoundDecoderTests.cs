namespace AvatarKit.Tests.LipSync.Alignment;

public sealed class SoundDecoderTests
{
    private static readonly SoundStatistics Statistics = AcousticModel.Default.Statistics;

    [Fact]
    public void Sounds_of_the_text_are_found_where_they_are()
    {
        List<SoundSegment> found = Decode(Words("mama"), "____mmmmmmaaaaaaaaammmmmmmaaaaaaaa_____", longest: 1000);
        Assert.Equal([(0, 4), (4, 10), (10, 19), (19, 26), (26, 34), (34, 39)], found.Select(segment => (segment.Start, segment.End)));
    }

    [Fact]
    public void A_sound_that_was_swallowed_is_left_out()
    {
        SoundGraph graph = TextGraph.Create(Words("hama"));
        List<SoundSegment> found = Decode(graph, "____aaaaaaaaammmmmmmaaaaaaaa____", 1000);
        Assert.Equal(["_", "a", "m", "a", "_"], found.Select(segment => graph[segment.Node].Symbol));
    }

    [Fact]
    public void Lips_that_the_text_closes_are_closed_where_they_are_hardly_heard()
    {
        SoundGraph graph = TextGraph.Create(Words("mapa"));
        List<SoundSegment> found = Decode(graph, "____mmmmmmaaaaaaaakaaaaaaaa____", 1000);
        Assert.Equal(["_", "m", "a", "p", "a", "_"], found.Select(segment => graph[segment.Node].Symbol));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(20, true)]
    public void A_silence_too_short_for_a_pause_is_part_of_a_sound(int frames, bool isPause)
    {
        SoundGraph graph = TextGraph.Create([Words("ma")[0] with { Pause = 0 }, Words("sa")[0]]);
        List<SoundSegment> found = Decode(graph, $"____mmmmmmaaaaaaaa{new string('_', frames)}ssssssaaaaaaaa____", 1000);
        Assert.Equal(isPause, found[1..^1].Exists(segment => graph[segment.Node].Sound == SoundClasses.Silence));
    }

    [Fact]
    public void Speech_that_is_not_in_the_text_is_known_as_such()
    {
        SoundGraph graph = TextGraph.Create(Words("mama"));
        List<SoundSegment> found = Decode(graph, "____ssssssssssssssiiiiiiiiiiiiiiiisssssssssssssssiiiiiiiiiiiiiii____", 1000);
        Assert.Contains(found, segment => graph[segment.Node].Sound == SoundNode.Anything && segment.End - segment.Start > 40);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(40)]
    public void What_is_decided_early_covers_every_frame_once_and_in_order(int longest)
    {
        string frames = string.Concat(Enumerable.Repeat("____mmmmmmaaaaaaaaasssssssssiiiiiiiiitttttt", 20));
        SoundGraph graph = AcousticModel.Default.AnySpeech;
        List<SoundSegment> found = Decode(graph, frames, longest, out int latest);
        int end = 0;
        foreach (SoundSegment segment in found)
        {
            Assert.Equal(end, segment.Start);
            Assert.True(segment.End > segment.Start);
            end = segment.End;
        }

        Assert.Equal(frames.Length, end);
        Assert.InRange(latest, 0, longest + 12);
        int right = found.Sum(
            segment => Enumerable.Range(segment.Start, segment.End - segment.Start).Count(frame => graph[segment.Node].Symbol[0] == frames[frame]));
        Assert.InRange(right, frames.Length * 9 / 10, frames.Length);
    }

    [Fact]
    public void A_pause_that_does_not_end_is_given_out_in_parts()
    {
        Decode(TextGraph.Create(Words("mama")), new string('_', 3_000), 100, out int latest);
        Assert.InRange(latest, 0, 120);
    }

    [Fact]
    public void Without_a_frame_nothing_is_found() => Assert.Empty(Decode(Words("mama"), "", 10));

    private static PronouncedWord[] Words(string letters)
        => [new PronouncedWord(0, letters.Length, [.. letters.Select(static letter => letter.ToString())], 180)];

    private static List<SoundSegment> Decode(PronouncedWord[] words, string frames, int longest) => Decode(TextGraph.Create(words), frames, longest);

    private static List<SoundSegment> Decode(SoundGraph graph, string frames, int longest) => Decode(graph, frames, longest, out _);

    /// <summary>Every frame is nearly sure to be of the class that its letter says.</summary>
    private static List<SoundSegment> Decode(SoundGraph graph, string frames, int longest, out int latest)
    {
        var decoder = new SoundDecoder(graph, Statistics, SoundDecoder.WideBeam);
        List<SoundSegment> found = [];
        latest = 0;
        foreach (char letter in frames)
        {
            float[] posteriors = [.. Enumerable.Repeat(0.002f, SoundClasses.Count)];
            posteriors[SoundClasses.Of(letter.ToString())[0]] = 0.9f;
            float[] scores = new float[SoundClasses.Count + 1];
            SoundScores.ForText(posteriors, Statistics, scores);
            decoder.Step(scores);
            if (decoder.Frames % 10 == 0)
            {
                decoder.Decide(longest, found);
                latest = Math.Max(latest, decoder.Frames - decoder.Decided);
            }
        }

        decoder.Complete(found);
        return found;
    }
}
