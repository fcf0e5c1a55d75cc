namespace AvatarKit.Local.Tests.Speech.Espeak;

public sealed class EspeakMarksTests
{
    [Fact]
    public void Words_are_held_back_until_their_end_is_known()
    {
        const string Text = "one, two";
        EspeakMarks marks = new(Text, EspeakText.Create(Text));

        marks.AddWord(0, 1);
        marks.AddPhone(10, "w");
        Assert.Equal(0, marks.Known);
        marks.AddPhone(50, "n");
        marks.AddPhone(80, "");
        marks.AddWord(100, 6);
        marks.AddPhone(110, "t");

        Assert.Equal(100, marks.Known);
        SpeechMark word = Assert.Single(marks.Take(), mark => mark.Kind == SpeechMarkKind.Word);
        Assert.Equal(new SpeechMark(SpeechMarkKind.Word, 0, 80, "one", TextStart: 0, TextLength: 3), word);
        marks.Complete(200);
        Assert.Equal(
            [new SpeechMark(SpeechMarkKind.Word, 100, 100, "two", TextStart: 5, TextLength: 3), new SpeechMark(
                SpeechMarkKind.Viseme, 110, 90, "t", PhoneAlphabet.Ipa)],
            marks.Take().OrderBy(mark => mark.Start));
    }

    [Fact]
    public void A_change_of_language_and_a_sound_without_length_are_no_marks()
    {
        EspeakMarks marks = new("x", EspeakText.Create("x"));

        marks.AddPhone(10, "(en)");
        marks.AddPhone(10, "a");
        marks.AddPhone(20, "");
        marks.AddPhone(20, "b");
        marks.Complete(30);

        Assert.Equal(["_", "a", "b"], marks.Take().Select(mark => mark.Value));
    }

    [Fact]
    public void Several_events_in_one_word_are_one_mark()
    {
        const string Text = "$3.50 now";
        EspeakMarks marks = new(Text, EspeakText.Create(Text));

        marks.AddWord(0, 1);
        marks.AddWord(100, 2);
        marks.AddWord(200, 3);
        marks.AddWord(300, 7);
        marks.Complete(400);

        Assert.Equal([("$3.50", 0L, 300L), ("now", 300L, 100L)],
            marks.Take().Where(mark => mark.Kind == SpeechMarkKind.Word).Select(mark => (mark.Value, mark.Start, mark.Duration)));
    }
}
