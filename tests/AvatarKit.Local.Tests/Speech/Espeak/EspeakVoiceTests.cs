namespace AvatarKit.Local.Tests.Speech.Espeak;

public sealed class EspeakVoiceTests
{
    private static readonly EspeakVoice[] Voices =
    [
        .. new[]
        {
            ("gmw/en", "2:en-gb 2:en"), ("gmw/en-US", "2:en-us 3:en"), ("gmw/en-GB-scotland", "4:en 5:en-gb-scotland"), ("gmw/de", "5:de"),
            ("roa/pt", "5:pt 5:pt-pt"), ("roa/pt-BR", "5:pt-br 6:pt"),
            ("roa/fr", "5:fr-fr 5:fr"), ("roa/fr-CH", "5:fr-ch 8:fr"), ("gmq/nb", "5:nb 5:no"), ("sit/cmn", "5:cmn 5:zh-cmn 5:zh"),
            ("sit/yue", "5:yue 5:zh-yue 8:zh"), ("poz/vi-VN-x-south", "5:vi-vn-x-south"),
        }.Select(voice => EspeakVoice.Parse(voice.Item1, "Name", voice.Item2, 22_050)!),
    ];

    [Theory]
    [InlineData("en-US", "espeak/en-us")]
    [InlineData("en_us", "espeak/en-us")]
    [InlineData("en", "espeak/en-us")]
    [InlineData("en-GB", "espeak/en-gb")]
    [InlineData("en-AU", "espeak/en-us")]
    [InlineData("de-AT", "espeak/de")]
    [InlineData("pt-BR", "espeak/pt-br")]
    [InlineData("pt", "espeak/pt")]
    [InlineData("pt-AO", "espeak/pt")]
    [InlineData("fr-CA", "espeak/fr-fr")]
    [InlineData("fr-CH", "espeak/fr-ch")]
    [InlineData("nb-NO", "espeak/nb")]
    [InlineData("no", "espeak/nb")]
    [InlineData("zh", "espeak/cmn")]
    [InlineData("zh-Hans-CN", "espeak/cmn")]
    [InlineData("zh-HK", "espeak/yue")]
    [InlineData("cmn", "espeak/cmn")]
    [InlineData("vi", "espeak/vi-vn-x-south")]
    [InlineData("tlh", null)]
    [InlineData("d", null)]
    [InlineData("", null)]
    public void A_locale_finds_its_voice(string locale, string? expected) => Assert.Equal(expected, EspeakVoice.ForLocale(Voices, locale)?.Info.Id);

    [Theory]
    [InlineData("de", "espeak/de")]
    [InlineData("DE", "espeak/de")]
    [InlineData("fr", "espeak/fr-fr")]
    [InlineData("zh", "espeak/cmn")]
    [InlineData("en-gb-scotland", "espeak/en-gb-scotland")]
    [InlineData("de-at", null)]
    [InlineData("xx", null)]
    public void A_name_finds_its_voice_and_no_other(string name, string? expected)
        => Assert.Equal(expected, EspeakVoice.ForName(Voices, name)?.Info.Id);

    [Theory]
    [InlineData("gmw/en-US", "2:en-us 3:en", "en-US")]
    [InlineData("gmw/en", "2:en-gb 2:en", "en-GB")]
    [InlineData("sit/cmn-Latn-pinyin", "5:cmn-latn-pinyin", "cmn-Latn-pinyin")]
    [InlineData("gmw/en-GB-x-rp", "4:en-gb 5:en-gb-x-rp", "en-GB-x-rp")]
    [InlineData("roa/es-419", "5:es-419", "es-419")]
    public void The_locale_is_written_as_BCP_47_has_it(string identifier, string languages, string locale) =>
        Assert.Equal(locale, EspeakVoice.Parse(identifier, "Name", languages, 22_050)!.Info.Locale);

    [Theory]
    [InlineData("mb/mb-de1", "7:de")]
    [InlineData("!v/whisper", "5:variant")]
    [InlineData("gmw/xx", "")]
    public void Voices_that_need_more_than_eSpeak_are_left_out(string identifier, string languages)
        => Assert.Null(EspeakVoice.Parse(identifier, "Name", languages, 22_050));
}
