namespace AvatarKit.Aws.Tests.Speech.Voices;

public sealed class PollyVoiceTableTests
{
    private static readonly PollyVoiceTable Table = new(PollyVoiceTable.List.Voices, new PollyOptions());

    [Theory]
    [InlineData(null, "polly/Joanna/neural", null)]
    [InlineData("en", "polly/Joanna/neural", null)]
    [InlineData("en-us", "polly/Joanna/neural", null)]
    [InlineData("en-GB", "polly/Amy/neural", null)]
    [InlineData("en-CA", "polly/Joanna/neural", null)]
    [InlineData("de", "polly/Vicki/neural", null)]
    [InlineData("de-AT", "polly/Hannah/neural", null)]
    [InlineData("es-419", "polly/Lucia/neural", null)]
    [InlineData("es-MX", "polly/Mia/neural", null)]
    [InlineData("pt", "polly/Camila/neural", null)]
    [InlineData("zh", "polly/Zhiyu/neural", null)]
    [InlineData("zh-Hans-CN", "polly/Zhiyu/neural", null)]
    [InlineData("zh-HK", "polly/Hiujin/neural", null)]
    [InlineData("ar", "polly/Hala/neural", "arb")]
    [InlineData("ar-AE", "polly/Hala/neural", null)]
    [InlineData("hi", "polly/Kajal/neural", "hi-IN")]
    [InlineData("hi-IN", "polly/Kajal/neural", "hi-IN")]
    [InlineData("en-IN", "polly/Kajal/neural", null)]
    [InlineData("no", "polly/Ida/neural", null)]
    [InlineData("nb-NO", "polly/Ida/neural", null)]
    [InlineData("ru-RU", "polly/Tatyana/standard", null)]
    [InlineData("is", "polly/Dora/standard", null)]
    [InlineData("cy", "polly/Gwyneth/standard", null)]
    public void The_best_voice_of_a_locale_speaks(string? locale, string voice, string? languageCode)
    {
        PollySpeaker speaker = Table.Find(null, locale);

        Assert.Equal((voice, languageCode), (speaker.Info.Id, speaker.LanguageCode));
    }

    [Theory]
    [InlineData("polly/Joanna", "polly/Joanna/neural")]
    [InlineData("joanna", "polly/Joanna/neural")]
    [InlineData("Joanna/standard", "polly/Joanna/standard")]
    [InlineData(" POLLY/RUTH/GENERATIVE ", "polly/Ruth/generative")]
    [InlineData("Patrick", "polly/Patrick/long-form")]
    public void Voices_answer_to_their_names(string asked, string voice)
    {
        PollySpeaker speaker = Table.Find(asked, "de-DE");

        Assert.Equal(voice, speaker.Info.Id);
        Assert.Equal(voice[(voice.LastIndexOf('/') + 1)..], speaker.Engine.Name());
        Assert.Null(speaker.LanguageCode);
    }

    [Fact]
    public void The_preferred_engine_comes_first_where_a_voice_has_it()
    {
        var table = new PollyVoiceTable(PollyVoiceTable.List.Voices, new PollyOptions { Engine = PollyEngine.Generative });

        Assert.Equal("polly/Joanna/generative", table.Find(null, "en-US").Info.Id);
        Assert.Equal("polly/Tatyana/standard", table.Find(null, "ru").Info.Id);
        Assert.Equal("polly/generative", table.Infos[0].Provider);
        Assert.Equal("en-US", table.Infos[0].Locale);
    }

    [Fact]
    public void A_bilingual_voice_asked_for_by_name_is_told_the_language()
        => Assert.Equal("hi-IN", Table.Find("polly/Kajal", "hi-IN").LanguageCode);

    [Theory]
    [InlineData("polly/Joanna/long-form", "Joanna speaks with")]
    [InlineData("polly/Nobody", "polly/Joanna/neural")]
    public void A_voice_that_is_not_there_is_not_found_and_the_way_out_is_named(string voice, string hint)
        => Assert.Contains(hint, Assert.Throws<VoiceNotFoundException>(() => Table.Find(voice, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_language_nobody_speaks_has_no_voice()
        => Assert.Equal("qaa-ZZ", Assert.Throws<VoiceNotFoundException>(() => Table.Find(null, "qaa-ZZ")).Locale);

    [Fact]
    public void The_table_is_whole()
    {
        PollyVoiceList list = PollyVoiceTable.List;

        Assert.Equal(new DateOnly(2026, 3, 19), list.AsOf);
        Assert.Equal(list.Voices.Count, list.Voices.Select(voice => voice.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(list.Voices, voice => Assert.Equal(voice.Engines.Count, voice.KnownEngines.Count()));
        Assert.Equal(43, list.Voices.Count(voice => voice.Engines.Contains("generative")));
        Assert.All(Table.Infos, info => Assert.Equal(info.Id, Table.Find(info.Id, null).Info.Id));
        Assert.All(Table.Infos.Where(info => info.Provider == "polly/generative"),
            info => Assert.Contains("lips from the audio", info.DisplayName, StringComparison.Ordinal));
    }
}
