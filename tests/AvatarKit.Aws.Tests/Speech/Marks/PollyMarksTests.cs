using System.Text;

namespace AvatarKit.Aws.Tests.Speech.Marks;

public sealed class PollyMarksTests
{
    private static readonly AudioFormat Format = AudioFormat.Pcm16(16_000);

    [Fact]
    public async Task Lines_become_marks_of_the_text()
    {
        PollyPiece piece = PollyText.Plain("Grüße, Tom.", 1, PollyLimits.Default)[0];
        List<PollyMark> lines = await ReadAsync("""
            {"time":0,"type":"sentence","start":0,"end":13,"value":"Grüße, Tom."}
            {"time":6,"type":"word","start":0,"end":7,"value":"Grüße"}
            {"time":6,"type":"viseme","value":"k"}
            {"time":500,"type":"word","start":9,"end":12,"value":"Tom"}
            {"time":900,"type":"viseme","value":"sil"}
            {"time":901,"type":"something new","value":"x"}

            """);

        Assert.Equal(
            [
                new SpeechMark(SpeechMarkKind.Sentence, 1000, 0, "Grüße, Tom.", PhoneAlphabet.None, 0, 11),
                new SpeechMark(SpeechMarkKind.Word, 1096, 0, "Grüße", PhoneAlphabet.None, 0, 5),
                new SpeechMark(SpeechMarkKind.Viseme, 1096, 0, "k", PhoneAlphabet.Polly),
                new SpeechMark(SpeechMarkKind.Word, 9000, 0, "Tom", PhoneAlphabet.None, 7, 3),
                new SpeechMark(SpeechMarkKind.Viseme, 15_400, 0, "sil", PhoneAlphabet.Polly),
            ],
            PollyMarks.Translate(lines, piece, Format, 1000));
    }

    [Fact]
    public async Task Words_of_markup_say_what_is_spoken_and_stand_where_they_stood_before_it()
    {
        PollyPiece piece = PollyText.Plain("R&D <3", 1.5, PollyLimits.Default)[0];
        int from = Encoding.UTF8.GetByteCount("<speak><prosody rate=\"150%\">");
        List<PollyMark> lines = await ReadAsync($$"""
            {"time":0,"type":"sentence","start":{{from}},"end":{{from + 13}},"value":"R&amp;D &lt;3"}
            {"time":0,"type":"word","start":{{from}},"end":{{from + 7}},"value":"R&amp;D"}
            """);

        List<SpeechMark> marks = PollyMarks.Translate(lines, piece, Format, 0);
        Assert.Equal(("R&D <3", 0, 6), (marks[0].Value, marks[0].TextStart, marks[0].TextLength));
        Assert.Equal(("R&D", 0, 3), (marks[1].Value, marks[1].TextStart, marks[1].TextLength));
    }

    [Fact]
    public async Task A_sentence_with_tags_in_it_is_said_without_them()
    {
        const string Document = "<speak>Mary had <break time=\"300ms\"/>a little <mark name=\"animal\"/>lamb</speak>";
        PollyPiece piece = PollyText.Ssml(Document, 1, PollyEngine.Neural, PollyLimits.Default)[0];
        List<PollyMark> lines = await ReadAsync("""
            {"time":0,"type":"sentence","start":7,"end":71,"value":"Mary had <break time=\"300ms\"/>a little <mark name=\"animal\"/>lamb"}
            {"time":900,"type":"ssml","start":46,"end":67,"value":"animal"}
            """);

        List<SpeechMark> marks = PollyMarks.Translate(lines, piece, Format, 0);
        Assert.Equal("Mary had a little lamb", marks[0].Value);
        Assert.Equal((SpeechMarkKind.Bookmark, "animal"), (marks[1].Kind, marks[1].Value));
        Assert.Equal("<mark name=\"animal\"/>", Document.Substring(marks[1].TextStart, marks[1].TextLength));
    }

    [Fact]
    public async Task Places_outside_the_text_are_left_out_and_order_is_kept()
    {
        PollyPiece piece = PollyText.Plain("Hi.", 1, PollyLimits.Default)[0];
        List<PollyMark> lines = await ReadAsync("""
            {"time":50,"type":"viseme","value":"i"}
            {"time":0,"type":"viseme","value":"k"}
            {"time":0,"type":"word","start":0,"end":400,"value":"Hi"}
            {"time":0,"type":"word","value":"Hi"}
            {"time":0,"type":"word","start":2,"end":1,"value":"Hi"}
            """);

        Assert.Equal(["k", "i"], PollyMarks.Translate(lines, piece, Format, 0).Select(mark => mark.Value));
    }

    [Theory]
    [InlineData("<html>oops</html>")]
    [InlineData("{\"time\":0,\"type\":\"viseme\",\"value\":\"p\"}\n{\"time\":")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":\"viseme\",\"value\":\"p\"}")]
    [InlineData("{\"time\":-5,\"type\":\"viseme\",\"value\":\"p\"}")]
    [InlineData("{\"time\":99999999999999,\"type\":\"viseme\",\"value\":\"p\"}")]
    [InlineData("{\"time\":\"soon\",\"type\":\"viseme\",\"value\":\"p\"}")]
    public async Task Anything_else_is_no_marks(string lines)
        => Assert.Equal("polly.marks_unreadable", (await Assert.ThrowsAsync<PollyException>(() => ReadAsync(lines))).Code);

    [Fact]
    public async Task No_marks_are_no_marks() => Assert.Empty(await ReadAsync(""));

    private static Task<List<PollyMark>> ReadAsync(string lines)
        => PollyMarkReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), CancellationToken.None);
}
