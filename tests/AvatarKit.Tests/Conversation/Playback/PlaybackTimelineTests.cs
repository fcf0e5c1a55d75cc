using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Playback;

public sealed class PlaybackTimelineTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData("One two three", 5, "One")]
    [InlineData("One two three", 7, "One two")]
    [InlineData("One two three", 8, "One two")]
    [InlineData("Supercalifragilistic", 5, "")]
    [InlineData("语言优先选择声音。", 4, "语言优先")]
    [InlineData("สวัสดีครับ", 3, "สวั")]
    [InlineData("Hi 👋 there", 4, "Hi")]
    [InlineData("Done.", 99, "Done.")]
    public void A_report_is_cut_at_a_whole_word_where_the_script_has_words(string answer, int read, string expected)
    {
        var playback = new PlaybackPosition();
        playback.ReportText(read);

        Assert.Equal(expected, new PlaybackTimeline(TimeProvider.System, speaks: true, playback).CutAt(answer));
    }

    [Fact]
    public void A_client_that_reports_nothing_has_heard_nothing()
    {
        var timeline = new PlaybackTimeline(time, speaks: false, new PlaybackPosition());
        timeline.Add(new TextDelta { TurnId = "t", Text = "All of it." });

        Assert.Equal("", timeline.CutAt("All of it."));
    }

    [Fact]
    public void Without_speech_what_was_handed_out_was_read()
    {
        var timeline = new PlaybackTimeline(time, speaks: false);
        timeline.Add(new TextDelta { TurnId = "t", Text = "All of " });

        Assert.Equal("All of", timeline.CutAt("All of it."));
    }

    [Fact]
    public void What_is_played_after_the_interruption_does_not_count()
    {
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "One two.", 0, 2, ("One", 0), ("two", 1)));

        time.Advance(TimeSpan.FromSeconds(0.5));
        timeline.Freeze();
        time.Advance(TimeSpan.FromSeconds(10));
        timeline.Report(0, TimeSpan.FromSeconds(2));

        Assert.Equal("One", timeline.CutAt("One two."));
        Assert.Equal((0, TimeSpan.FromSeconds(0.5)), timeline.HeardPosition);
    }

    [Theory]
    [InlineData(0.5, "One")]
    [InlineData(1.2, "One two")]
    [InlineData(1.9, "One two")]
    [InlineData(2.4, "One two three")]
    [InlineData(2.9, "One two three four")]
    [InlineData(9, "One two three four.")]
    public void A_sentence_of_several_pieces_is_cut_at_the_word_that_had_begun(double heardSeconds, string expected)
    {
        // "two" begins in the first piece and ends in the second; "four" begins in the last.
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "One two three four.", 0, 1.25, ("One", 0.1), ("two", 1)));
        timeline.Add(Pieces.Of(1, "One two three four.", 1.25, 1.25, ("three", 0.75)));
        timeline.Add(Pieces.Of(2, "One two three four.", 2.5, 0.5, ("four", 0.2)));

        time.Advance(TimeSpan.FromSeconds(heardSeconds));
        timeline.Freeze();

        Assert.Equal(expected, timeline.CutAt("One two three four. Five."));
    }

    [Fact]
    public void A_piece_without_words_adds_none()
    {
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "One loooong three.", 0, 1, ("One", 0), ("loooong", 0.9)));
        timeline.Add(Pieces.Of(1, "One loooong three.", 1, 1));
        timeline.Add(Pieces.Of(2, "One loooong three.", 2, 1, ("three", 0.5)));

        timeline.Report(1, TimeSpan.FromSeconds(1));
        Assert.Equal("One loooong", timeline.CutAt("One loooong three."));

        timeline.Report(2, TimeSpan.FromSeconds(0.5));
        Assert.Equal("One loooong", timeline.CutAt("One loooong three."));

        timeline.Report(2, TimeSpan.FromSeconds(0.6));
        Assert.Equal("One loooong three", timeline.CutAt("One loooong three."));
    }

    [Fact]
    public void What_no_word_stands_for_is_heard_when_the_next_sentence_is_there_or_the_turn_is_over()
    {
        const string Answer = "See this: `x+y`. Next.";
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "See this: `x+y`.", 0, 1, ("See", 0), ("this", 0.5)));

        timeline.Report(0, TimeSpan.FromSeconds(1));
        Assert.Equal("See this", timeline.CutAt(Answer));

        timeline.Add(new TurnCompleted { TurnId = "t", Usage = Pieces.Usage, Cost = new TurnCost(), Latency = Pieces.Latency });
        Assert.Equal("See this: `x+y`.", timeline.CutAt(Answer));
    }

    [Fact]
    public void A_sentence_is_over_when_another_follows_it()
    {
        const string Answer = "One (1) 🙂. Two.";
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "One (1) 🙂.", 0, 1, ("One", 0)));
        timeline.Add(Pieces.Of(1, "Two.", 0, 1, ("Two", 0)) with { Sentence = 1, TextStart = 12 });

        timeline.Report(0, TimeSpan.FromSeconds(1));
        Assert.Equal("One (1) 🙂.", timeline.CutAt(Answer));
        Assert.Equal(11, timeline.HeardEnd);
    }

    [Fact]
    public void Pieces_are_played_one_after_the_other_and_not_before_they_were_handed_out()
    {
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "One.", 0, 1, ("One", 0)));
        timeline.Add(Pieces.Of(1, "Two.", 0, 1, ("Two", 0)) with { TextStart = 5 });
        time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(TimeSpan.FromSeconds(1.5), timeline.Heard);
        Assert.Equal(TimeSpan.FromSeconds(2), timeline.HandedOut);

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(2), timeline.Heard);

        // The voice was late: the third piece starts when it is there.
        timeline.Add(Pieces.Of(2, "Three.", 0, 1, ("Three", 0.5)) with { TextStart = 10 });
        time.Advance(TimeSpan.FromSeconds(0.25));
        Assert.Equal(TimeSpan.FromSeconds(2.25), timeline.Heard);
        Assert.Equal("One. Two.", timeline.CutAt("One. Two. Three."));
    }

    [Fact]
    public void While_it_is_paused_nothing_is_heard()
    {
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "One two.", 0, 2, ("One", 0), ("two", 1)));
        time.Advance(TimeSpan.FromSeconds(0.5));
        timeline.Pause();
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("One", timeline.CutAt("One two."));

        timeline.Resume();
        time.Advance(TimeSpan.FromSeconds(0.75));
        Assert.Equal(TimeSpan.FromSeconds(1.25), timeline.Heard);
        Assert.Equal("One two", timeline.CutAt("One two."));
    }

    [Fact]
    public void A_first_report_goes_before_the_clock()
    {
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "One two.", 0, 2, ("One", 0), ("two", 1)));
        time.Advance(TimeSpan.FromSeconds(2));
        timeline.Report(0, TimeSpan.FromSeconds(0.25));

        Assert.Equal(TimeSpan.FromSeconds(0.25), timeline.Heard);
        Assert.Equal("One", timeline.CutAt("One two."));
    }

    [Fact]
    public void A_report_of_a_piece_that_was_not_handed_out_says_that_all_before_was_heard()
    {
        var timeline = new PlaybackTimeline(time, speaks: true);
        timeline.Add(Pieces.Of(0, "One two.", 0, 2, ("One", 0), ("two", 1)));
        timeline.Report(7, TimeSpan.FromSeconds(0.25));

        Assert.Equal("One two.", timeline.CutAt("One two."));
        Assert.Equal(TimeSpan.FromSeconds(2), timeline.Heard);
    }
}
