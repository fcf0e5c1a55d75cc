namespace AvatarKit.Evaluation.Tests.Reads;

/// <summary>By words alone, so that nothing need be installed; errors made on purpose must be seen.</summary>
public sealed class ReadMeasureTests
{
    [Theory]
    [InlineData("unread")]
    [InlineData("lost-word")]
    [InlineData("other-language")]
    public async Task An_error_in_reading_is_seen(string fault)
    {
        IReadOnlyList<ReadCase> cases = [.. ReadCases.Of("de-DE").Where(static one => one.Class is "time" or "money")];

        IReadOnlyList<ReadOutcome> sound = await ReadMeasure.RunAsync("de-DE", cases, ReadFault.None, byEar: false);
        IReadOnlyList<ReadOutcome> broken = await ReadMeasure.RunAsync("de-DE", cases, ReadOptions.Faults[fault], byEar: false);

        Assert.InRange(ReadTally.Of(sound).Share, 0.85, 1);
        Assert.InRange(ReadTally.Of(broken).Share, 0, 0.4);
        Assert.NotEmpty(ReadGoals.Missed(broken));
    }

    [Fact]
    public void Sentences_cut_at_every_stop_are_seen()
    {
        Assert.InRange(Right(ReadFault.EveryStop), 0, Right(ReadFault.None) - 20);

        static int Right(ReadFault fault) => SentenceMeasure.Run(SentenceCase.All(), fault).Count(static one => one.IsRight);
    }

    [Fact]
    public void Sentences_that_end_where_the_stream_was_cut_are_seen()
    {
        Assert.All(SentenceMeasure.Run(SentenceCase.All(), ReadFault.None), static one => Assert.True(one.IsSame, one.Case.Text));
        Assert.Contains(SentenceMeasure.Run(SentenceCase.All(), ReadFault.CutStream), static one => !one.IsSame);
    }

    [Theory]
    [InlineData("Es sind 14 Leute da.", "es sind vierzehn Leute, da", true)]
    [InlineData("Es sind 14 Leute da.", "Es sind fünfzehn Leute da.", false)]
    [InlineData("Nummer 007", "Nummer sieben", false)]
    public async Task Digits_are_as_a_voice_says_them(string said, string right, bool expected)
    {
        ReadJudge judge = await ReadJudge.CreateAsync("de-DE", [said, right], byEar: false);

        Assert.Equal(expected, judge.IsRight(said, [right]));
    }

    [Theory]
    [InlineData("en", "fˈɔːɹti", "fɔːɹɾi", true)]
    [InlineData("de", "ˈaɪn ʊnt tsvˈantsɪç", "aɪnʊntsvˈantsɪç", true)]
    [InlineData("de", "tsvˈaɪ", "dɾˈaɪ", false)]
    [InlineData("fr", "ˈyn", "ˈœ̃", false)]
    [InlineData("es", "(en)(es)ˈuno", "ˈuna", false)]
    public void Sounds_that_differ_by_neighbours_alone_are_one(string language, string one, string other, bool expected)
        => Assert.Equal(expected, HeardSounds.Of(one, language) == HeardSounds.Of(other, language));

    [Fact]
    public void A_language_under_its_goal_and_a_spoiled_text_are_told()
    {
        ReadCase date = new("de-DE", "date", "1.5.", ["ersten Mai"]);
        ReadCase word = new("de-DE", ReadGoals.Untouched, "Mai", ["Mai"]);
        IReadOnlyList<ReadOutcome> outcomes =
        [
            .. Enumerable.Repeat(new ReadOutcome(date, "", IsRight: true, IsRightRaw: false), 18),
            .. Enumerable.Repeat(new ReadOutcome(date, "", IsRight: false, IsRightRaw: false), 2),
            .. Enumerable.Repeat(new ReadOutcome(word, "", IsRight: true, IsRightRaw: true), 9),
            new ReadOutcome(word, "", IsRight: false, IsRightRaw: true),
        ];

        Assert.Equal(
            ["de-DE: 18 of 20, 90.0 %; goal 95 %", "de-DE word: 9 of 10, 90.0 %; goal 100 %"],
            ReadGoals.Missed(outcomes));
    }

    [Fact]
    public void Options_are_read_and_nonsense_is_refused()
    {
        Assert.Null(ReadOptions.Read(["--locale", "de", "--class", "date", "--show", "--words", "--planted", "unread"], out ReadOptions options));
        Assert.Equal(new ReadOptions { Locale = "de", Class = "date", Show = true, WordsOnly = true, Planted = ReadFault.Unread }, options);
        Assert.True(options.Measures("de-DE") && !options.Measures("en-US"));
        Assert.Contains("'xx'", ReadOptions.Read(["--locale", "xx"], out _), StringComparison.Ordinal);
        Assert.Contains("cut-stream", ReadOptions.Read(["--planted", "nonsense"], out _), StringComparison.Ordinal);
        Assert.Contains("'--fast'", ReadOptions.Read(["--fast"], out _), StringComparison.Ordinal);
    }
}
