namespace AvatarKit.Rendering.Tests.Captions;

public class CaptionTimesTests
{
    [Fact]
    public void A_word_is_where_the_caption_has_it()
    {
        const string Caption = "**Pay** 3 € now, please.";
        var times = new CaptionTimes(Caption, [Mark(0, "Pay"), Mark(100, "three"), Mark(200, "euros"), Mark(300, "now"), Mark(400, "please")]);
        Assert.Equal("Pay", Word(times, Caption, 50));
        Assert.Equal("now", Word(times, Caption, 350));
        Assert.Equal("please", Word(times, Caption, 450));
    }

    [Fact]
    public void A_short_word_is_not_found_inside_a_longer_one()
    {
        const string Caption = "Island is a word.";
        var times = new CaptionTimes(Caption, [Mark(0, "Island"), Mark(100, "is"), Mark(200, "a")]);
        Assert.Equal((7, 9), times.WordAt(150));
        Assert.Equal((10, 11), times.WordAt(250));
    }

    [Fact]
    public void A_word_without_a_duration_lasts_until_the_next()
    {
        var times = new CaptionTimes(
            "one two",
            [new SpeechMark(SpeechMarkKind.Word, 10, 0, "one"), new SpeechMark(SpeechMarkKind.Word, 50, 0, "two")]);
        Assert.Equal(default, times.WordAt(9));
        Assert.Equal((0, 3), times.WordAt(49));
        Assert.Equal((4, 7), times.WordAt(1_000_000));
    }

    [Fact]
    public void Marks_of_other_kinds_and_empty_words_count_for_nothing()
    {
        var times = new CaptionTimes("one", [new SpeechMark(SpeechMarkKind.Viseme, 0, 10, "one"), Mark(0, " ")]);
        Assert.True(times.IsEmpty);
    }

    [Fact]
    public void Without_words_the_position_is_the_share_of_the_time()
    {
        var times = new CaptionTimes("0123456789", []);
        Assert.Equal(5, times.PositionAt(50, 100));
        Assert.Equal(9, times.PositionAt(100, 100));
        Assert.Equal(0, times.PositionAt(50, 0));
    }

    private static SpeechMark Mark(long start, string value) => new(SpeechMarkKind.Word, start, 90, value);

    private static string Word(CaptionTimes times, string caption, long sample)
    {
        (int start, int end) = times.WordAt(sample);
        return caption[start..end];
    }
}
