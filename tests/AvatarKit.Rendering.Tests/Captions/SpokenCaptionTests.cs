namespace AvatarKit.Rendering.Tests.Captions;

public sealed class SpokenCaptionTests
{
    private const string Text =
        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty.";

    [Fact]
    public void A_sentence_keeps_its_caption_and_gathers_its_words()
    {
        var first = SpokenCaption.Next(null, Piece(Text, ends: false, Mark(0, "One"), Mark(2_000, "two")), 0);
        var second = SpokenCaption.Next(first, Piece("", ends: true, Mark(1_000, "three")), 0.25);
        Assert.Equal(Text, second.Text);
        Assert.Same(first.Key, second.Key);
        Assert.Equal([(0L, "One"), (2_000L, "two"), (5_000L, "three")], second.Words.Select(static word => (word.Start, word.Value)));
        Assert.Equal(8_000, second.Length);

        var next = SpokenCaption.Next(second, Piece("Next.", ends: true), 0.5);
        Assert.Equal("Next.", next.Text);
        Assert.NotSame(first.Key, next.Key);
        Assert.Empty(next.Words);
    }

    [Fact]
    public void Another_sentence_begins_also_where_the_last_one_did_not_say_that_it_ended()
    {
        var broken = SpokenCaption.Next(null, Piece(Text, ends: false), 0);
        Assert.Equal("Next.", SpokenCaption.Next(broken, Piece("Next.", ends: false) with { Sentence = 1 }, 0.25).Text);
    }

    [Fact]
    public void How_long_it_takes_is_taken_to_be_the_usual_while_it_is_not_known()
    {
        var first = SpokenCaption.Next(null, Piece(Text, ends: false), 0);
        Assert.InRange(first.Length / 16_000.0, 7, 10);
        Assert.Equal(8_000, SpokenCaption.Next(first, Piece("", ends: true), 0.25).Length);
    }

    [Fact]
    public void Pages_go_on_when_more_is_known_and_never_back()
    {
        using var painter = new CaptionPainter(640, 360);
        string text = Text;
        painter.Update(text, [], 60_000, 64_000);
        using SkiaSharp.SKBitmap last = CaptionSheet.Draw(painter, 640, 360);

        // By the words it would be the first page, but that was over.
        Assert.False(painter.Update(text, [Mark(0, "One") with { Duration = 1 }], 60_000, 64_000, goesOn: true));
        using SkiaSharp.SKBitmap same = CaptionSheet.Draw(painter, 640, 360);
        Assert.Equal(last.Bytes, same.Bytes);

        Assert.True(painter.Update(text, [], 0, 64_000));
        using SkiaSharp.SKBitmap again = CaptionSheet.Draw(painter, 640, 360);
        Assert.NotEqual(last.Bytes, again.Bytes);
    }

    private static SpeechMark Mark(long start, string word) => new(SpeechMarkKind.Word, start, 0, word);

    private static SpokenSegment Piece(string caption, bool ends, params SpeechMark[] words) => new()
    {
        Index = 0,
        Offset = TimeSpan.Zero,
        EndsSentence = ends,
        Caption = caption,
        Format = AudioFormat.Pcm16(16_000),
        Audio = new byte[8_000],
        Visemes = new VisemeTrack(16_000, 4_000, []),
        Words = words,
    };
}
