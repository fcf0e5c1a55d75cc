using SkiaSharp;

namespace AvatarKit.Rendering.Tests.Captions;

public class CaptionPainterTests
{
    private const string Sentence =
        "Your parcel left Hamburg on Friday, and it should be with you by Monday afternoon at the latest, unless it rains.";

    private static readonly SKColor Spoken = new(0xFF, 0xD9, 0x4A);

    [Theory]
    [InlineData(640, 360)]
    [InlineData(1920, 1080)]
    [InlineData(1080, 1920)]
    [InlineData(720, 720)]
    [InlineData(64, 48)]
    [InlineData(16, 16)]
    public void It_touches_nothing_outside_its_area_which_is_even_and_inside_the_picture(int width, int height)
    {
        using var painter = new CaptionPainter(width, height);
        painter.Update(Sentence, CaptionSheet.Words(Sentence), 5000);
        using SKBitmap picture = CaptionSheet.Draw(painter, width, height);
        SKRectI drawn = CaptionSheet.Drawn(picture);
        Assert.False(drawn.IsEmpty);
        Assert.True(painter.Area.Contains(drawn), $"{drawn} is not inside {painter.Area}");
        Assert.True(new SKRectI(0, 0, width, height).Contains(painter.Area));
        Assert.All(new[] { painter.Area.Left, painter.Area.Top, painter.Area.Right, painter.Area.Bottom }, static edge => Assert.Equal(0, edge % 2));
    }

    [Fact]
    public void It_stays_inside_the_safe_area()
    {
        using var painter = new CaptionPainter(1280, 720);
        Assert.True(painter.Area.Left >= 64 && painter.Area.Right <= 1216 && painter.Area.Bottom <= 684);
    }

    [Fact]
    public void Nothing_is_painted_without_a_caption()
    {
        using var painter = new CaptionPainter(640, 360);
        Assert.False(painter.Update("", [], 0));
        using SKBitmap picture = CaptionSheet.Draw(painter, 640, 360);
        Assert.True(CaptionSheet.Drawn(picture).IsEmpty);
    }

    [Fact]
    public void A_caption_that_ends_changes_the_look_once()
    {
        using var painter = new CaptionPainter(640, 360);
        painter.Update("Hello.", [], 0);
        Assert.True(painter.Update("", [], 0));
        Assert.False(painter.Update("", [], 0));
        using SKBitmap picture = CaptionSheet.Draw(painter, 640, 360);
        Assert.True(CaptionSheet.Drawn(picture).IsEmpty);
    }

    [Fact]
    public void The_look_changes_with_the_word_and_not_within_it()
    {
        IReadOnlyList<SpeechMark> words = CaptionSheet.Words("Hello there.");
        using var painter = new CaptionPainter(640, 360);
        Assert.True(painter.Update("Hello there.", words, 0));
        Assert.False(painter.Update("Hello there.", words, 3999));
        Assert.True(painter.Update("Hello there.", words, 4000));
        Assert.True(painter.Update("Hello there.", words, 4800));
        Assert.False(painter.Update("Hello there.", words, 5000));
    }

    [Fact]
    public void The_spoken_word_is_marked_and_only_while_it_is_spoken()
    {
        IReadOnlyList<SpeechMark> words = CaptionSheet.Words("Hello there.");
        using var painter = new CaptionPainter(1280, 720);
        painter.Update("Hello there.", words, 100);
        using SKBitmap during = CaptionSheet.Draw(painter, 1280, 720);
        painter.Update("Hello there.", words, 4400);
        using SKBitmap between = CaptionSheet.Draw(painter, 1280, 720);
        Assert.True(CaptionSheet.Count(during, Spoken) > 300);
        Assert.Equal(0, CaptionSheet.Count(between, Spoken));
    }

    [Fact]
    public void Marking_words_can_be_switched_off()
    {
        using var painter = new CaptionPainter(1280, 720) { MarksWords = false };
        IReadOnlyList<SpeechMark> words = CaptionSheet.Words("Hello there.");
        painter.Update("Hello there.", words, 100);
        Assert.False(painter.Update("Hello there.", words, 5000));
        using SKBitmap picture = CaptionSheet.Draw(painter, 1280, 720);
        Assert.Equal(0, CaptionSheet.Count(picture, Spoken));
    }

    [Fact]
    public void The_page_turns_when_its_first_word_is_spoken()
    {
        IReadOnlyList<SpeechMark> words = CaptionSheet.Words(Sentence);
        using var painter = new CaptionPainter(640, 360) { MarksWords = false };
        List<long> turns = [];
        for (long sample = 0; sample < words[^1].Start + 4800; sample += 160)
        {
            if (painter.Update(Sentence, words, sample))
            {
                turns.Add(sample);
            }
        }

        Assert.InRange(turns.Count, 2, 3);
        Assert.Equal(0, turns[0]);
        Assert.All(turns, turn => Assert.Contains(words, word => word.Start == turn));
    }

    [Fact]
    public void Without_words_the_pages_follow_the_length_of_the_audio()
    {
        using var painter = new CaptionPainter(640, 360);
        int turns = Enumerable.Range(0, 100).Count(step => painter.Update(Sentence, [], step * 1000, 100_000));
        Assert.InRange(turns, 2, 3);
    }

    [Theory]
    [InlineData("\ue123\ue456")]
    [InlineData("   ")]
    public void A_caption_that_no_font_can_show_paints_no_box(string caption)
    {
        using var painter = new CaptionPainter(640, 360);
        painter.Update(caption, [], 0);
        using SKBitmap picture = CaptionSheet.Draw(painter, 640, 360);
        Assert.True(CaptionSheet.Drawn(picture).IsEmpty);
    }

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("a\ud83d b\udc00")]
    [InlineData("\u202e\u200f\u0301\ufe0f\u200d")]
    [InlineData("👨‍👩‍👧‍👦👍🏽\0\u0007")]
    public void Strange_text_is_shown_as_far_as_it_can_be(string caption)
    {
        using var painter = new CaptionPainter(640, 360);
        painter.Update(caption, CaptionSheet.Words(caption), 10);
        using SKBitmap picture = CaptionSheet.Draw(painter, 640, 360);
        Assert.True(painter.Area.Contains(CaptionSheet.Drawn(picture)) || CaptionSheet.Drawn(picture).IsEmpty);
    }

    [Fact]
    public void Updating_and_painting_an_unchanged_caption_allocates_nothing()
    {
        IReadOnlyList<SpeechMark> words = CaptionSheet.Words(Sentence);
        using var painter = new CaptionPainter(640, 360);
        for (int i = 0; i < 50; i++)
        {
            painter.Update(Sentence, words, 10);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            painter.Update(Sentence, words, 10);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
