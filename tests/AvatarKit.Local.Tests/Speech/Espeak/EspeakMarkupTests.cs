namespace AvatarKit.Local.Tests.Speech.Espeak;

public sealed class EspeakMarkupTests
{
    private const string Text = "Tom & [[Jerry]] <said>.";

    private static readonly EspeakPhones Phones = EspeakPhones.Create(Answers())!;

    [Fact]
    public void A_text_without_cues_is_plain()
    {
        EspeakText text = EspeakText.Create(new SpeechRequest { Text = Text }, Phones, static _ => "fr");

        Assert.Equal(("Tom &   Jerry]] <said>.", false), (text.Spoken, text.IsMarkup));
    }

    public static TheoryData<SpeechCue, string> Tags => new()
    {
        { new SpeechCue { Start = 4, Pause = TimeSpan.FromMilliseconds(700) }, """Tom <break time="700ms"/>&amp;   Jerry]] &lt;said&gt;.""" },
        { new SpeechCue { Start = 16, Length = 6, Emphasis = SpeechEmphasis.Strong },
            """Tom &amp;   Jerry]] <prosody rate="85%" volume="158%">&lt;said&gt;</prosody>.""" },
        { new SpeechCue { Start = 0, Length = 3, Rate = 0.5, Pitch = -6, Volume = 6 },
            """<prosody rate="50%" pitch="50%" volume="200%">Tom</prosody> &amp;   Jerry]] &lt;said&gt;.""" },
        { new SpeechCue { Start = 0, Length = 3, Locale = "fr-CA" }, """<voice xml:lang="fr">Tom</voice> &amp;   Jerry]] &lt;said&gt;.""" },
        { new SpeechCue { Start = 0, Length = 4, Phones = "tˈa", Rate = 0.5, Locale = "fr" },
            """<prosody rate="50%">[[t|'|a]] </prosody>&amp;   Jerry]] &lt;said&gt;.""" },
        { new SpeechCue { Start = 0, Length = 3, Phones = "ǂ" }, "Tom &amp;   Jerry]] &lt;said&gt;." },
    };

    [Theory]
    [MemberData(nameof(Tags))]
    public void A_cue_is_a_tag_and_what_markup_reserves_is_escaped(SpeechCue cue, string expected)
    {
        EspeakText text = EspeakText.Create(new SpeechRequest { Text = Text, Cues = [cue] }, Phones, static _ => "fr");

        Assert.Equal((expected, true), (text.Spoken, text.IsMarkup));
        Assert.Equal(TimeSpan.Zero, text.Lead);
        int said = text.Spoken.IndexOf("said", StringComparison.Ordinal);
        Assert.Equal(3, text.WordAt(said + 1, 0));
    }

    [Fact]
    public void A_pause_before_the_first_word_is_silence_before_the_text()
    {
        var request = new SpeechRequest { Text = "“Tom”", Cues = [new SpeechCue { Start = 1, Pause = TimeSpan.FromSeconds(2) }] };
        EspeakText text = EspeakText.Create(request, phones: null, static _ => null);

        Assert.Equal(("“Tom”", TimeSpan.FromSeconds(2)), (text.Spoken, text.Lead));
    }

    [Fact]
    public void A_clause_has_few_stretches_of_rate_pitch_and_volume_at_once()
    {
        SpeechCue[] cues = [.. Enumerable.Range(0, 10).Select(i => new SpeechCue { Start = 2 * i, Length = 1, Rate = 0.5, Pitch = 6, Volume = 6 })];
        string text = EspeakText.Create(new SpeechRequest { Text = "a b c d e f,g h i j", Cues = cues }, phones: null, static _ => null).Spoken;

        Assert.Equal(10, text.Split("rate=\"50%\" pitch=\"150%\"").Length - 1);
        Assert.Equal(6, text.Split("volume=\"200%\"").Length - 1);
    }

    [Fact]
    public void Words_of_phones_are_the_text_s_one_by_one()
    {
        var request = new SpeechRequest { Text = "In New York City now.", Cues = [new SpeechCue { Start = 3, Length = 13, Phones = "na ta" }] };
        EspeakText text = EspeakText.Create(request, Phones, static _ => null);

        Assert.Equal("In [[n|a t|a]] now.", text.Spoken);
        Assert.Equal(1, text.WordAt(text.Spoken.IndexOf("n|a", StringComparison.Ordinal) + 1, 0));
        Assert.Equal(2, text.WordAt(text.Spoken.IndexOf("t|a", StringComparison.Ordinal) + 1, 1));
        Assert.Equal(4, text.WordAt(text.Spoken.IndexOf("now", StringComparison.Ordinal) + 1, 2));
    }

    [Theory]
    [InlineData("ˈtana", "'|t|a|n|a")]
    [InlineData("tã", "t|a")]
    [InlineData("taː", "t|a")]
    [InlineData("ta.na", "t|a|n|a")]
    [InlineData("(en)ta(de)", "t|a")]
    [InlineData("ŋæ", "n|a")]
    [InlineData("ɲa", "n|a")]
    [InlineData("ˌna ˈta", ",|n|a '|t|a")]
    [InlineData("ǂ", null)]
    [InlineData("ˈ", null)]
    public void Phones_are_written_in_the_voice_s_names_or_what_is_nearest(string phones, string? expected)
        => Assert.Equal(expected, Phones.Write(phones));

    [Fact]
    public void A_voice_that_answers_nothing_has_no_phones()
    {
        Assert.Null(EspeakPhones.Create(""));
        Assert.Null(EspeakPhones.Create("??\n(en)\n"));
    }

    /// <summary>A language of three sounds.</summary>
    private static string Answers()
        => string.Join('\n', EspeakPhones.Questions.Split('\n').Select(static question => question switch
        {
            "[[m|'|a|m]]" => "mˈam",
            "[[m|t|@]]" => "mtə",
            "[[m|n|@]]" => "mnə",
            _ => "",
        }));
}
