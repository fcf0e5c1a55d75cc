using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

public sealed class HeardTextTests
{
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

        Assert.Equal(expected, new HeardText(TimeProvider.System, speaks: true, playback).Cut(new StringBuilder(answer)));
    }

    [Fact]
    public void A_client_that_reports_nothing_has_heard_nothing()
    {
        var heard = new HeardText(TimeProvider.System, speaks: false, new PlaybackPosition());
        heard.NoteHandedOut(new TextDelta { TurnId = "t", Text = "All of it." });

        Assert.Equal("", heard.Cut(new StringBuilder("All of it.")));
    }

    [Fact]
    public void What_is_played_after_the_interruption_does_not_count()
    {
        var time = new FakeTimeProvider();
        var heard = new HeardText(time, speaks: true, reported: null);
        heard.NoteHandedOut(new SpeechSegment
        {
            TurnId = "t",
            Index = 0,
            Text = "One two.",
            TextStart = 0,
            SpokenText = "One two.",
            Voice = "v",
            Format = AudioFormat.Pcm16(16_000),
            Audio = default,
            Duration = TimeSpan.FromSeconds(2),
            Visemes = [],
            Words = [new SpokenWord("One", TimeSpan.Zero, TimeSpan.FromSeconds(1), 0, 3), new SpokenWord("two", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 4, 3)],
        });

        time.Advance(TimeSpan.FromSeconds(0.5));
        heard.Freeze();
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("One", heard.Cut(new StringBuilder("One two.")));
    }
}
