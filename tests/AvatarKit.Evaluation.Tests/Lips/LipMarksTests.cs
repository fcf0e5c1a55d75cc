namespace AvatarKit.Evaluation.Tests.Lips;

public class LipMarksTests
{
    [Fact]
    public void Marks_are_read_from_a_list_of_phones_and_written_so()
    {
        using var scratch = new ScratchFolder();
        string path = Path.Combine(scratch.Path, "marks.json");
        File.WriteAllText(
            path,
            """{"phones":[{"viseme":"sil","startMs":0,"durationMs":100},{"viseme":"PP","startMs":100,"durationMs":80},{"viseme":"aa","startMs":180,"durationMs":120}]}""");
        LipMarks marks = LipMarks.Read(path);
        Assert.Equal([Viseme.PP, Viseme.Aa], marks.Phones.Select(static phone => phone.Viseme));
        File.WriteAllText(path, marks.ToJson());
        Assert.Equal(marks.Phones, LipMarks.Read(path).Phones);
    }

    [Fact]
    public void Segments_of_a_turn_follow_one_another()
    {
        using var scratch = new ScratchFolder();
        string path = Path.Combine(scratch.Path, "reply.json");
        File.WriteAllText(path, """
            {"segments":[
              {"durationMs":1000,"visemes":[{"viseme":"aa","startMs":100,"durationMs":80,"weight":1}]},
              {"durationMs":500,"visemes":[{"viseme":"E","startMs":50,"durationMs":80,"weight":1}]}]}
            """);
        Assert.Equal([0.1, 1.05], LipMarks.Read(path).Phones.Select(static phone => Math.Round(phone.Start, 6)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"phones":[{"viseme":"XX","startMs":0,"durationMs":1}]}""")]
    [InlineData("""{"phones":[{"viseme":"PP"}]}""")]
    public void Other_files_are_refused_by_name(string content)
    {
        using var scratch = new ScratchFolder();
        string path = Path.Combine(scratch.Path, "marks.json");
        File.WriteAllText(path, content);
        Assert.Contains("marks.json", Assert.Throws<LipsException>(() => LipMarks.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_voices_phones_become_visemes_at_their_own_times()
    {
        SpeechMark[] marks =
        [
            new(SpeechMarkKind.Viseme, 1600, 800, "m", PhoneAlphabet.Arpabet),
            new(SpeechMarkKind.Viseme, 2400, 1600, "aa1", PhoneAlphabet.Arpabet),
            new(SpeechMarkKind.Word, 1600, 2400, "ma"),
            new(SpeechMarkKind.Viseme, 4000, 0, "p", PhoneAlphabet.Arpabet),
        ];
        LipMarks read = LipMarks.FromSpeech(marks, 16_000, 4800);
        Assert.Equal(
            [(Viseme.PP, 0.1, 0.15), (Viseme.Aa, 0.15, 0.25), (Viseme.PP, 0.25, 0.3)],
            read.Phones.Select(static phone => (phone.Viseme, Math.Round(phone.Start, 9), Math.Round(phone.End, 9))));
    }

    [Fact]
    public void The_set_has_twenty_sentences_and_more_of_each_language()
    {
        IReadOnlyList<LipSentence> set = LipSentence.ReadAll();
        Assert.True(set.Count >= 60);
        Assert.All(set.CountBy(static sentence => sentence.Locale), static language => Assert.True(language.Value >= 20, language.Key));
        Assert.Contains(set, static sentence => sentence.Rate < 1);
        Assert.Contains(set, static sentence => sentence.Rate > 1);
    }
}
