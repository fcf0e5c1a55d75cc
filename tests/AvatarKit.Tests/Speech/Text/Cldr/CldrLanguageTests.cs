namespace AvatarKit.Tests.Speech.Text.Cldr;

public sealed class CldrLanguageTests
{
    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("de-CH", "de-CH")]
    [InlineData("zh-Hant-TW", "zh-Hant")]
    [InlineData("PT-pt", "pt-PT")]
    public void A_locale_has_the_language_that_is_nearest(string locale, string name)
        => Assert.Equal(name, CldrLanguage.Find(locale)!.Name, ignoreCase: true);

    [Theory]
    [InlineData("tlh")]
    [InlineData("")]
    [InlineData("-")]
    public void A_language_without_number_words_is_not_there(string locale) => Assert.Null(CldrLanguage.Find(locale));

    [Fact]
    public void All_that_is_carried_can_be_read()
    {
        Assert.True(CldrLanguage.Names.Count() > 80);
        Assert.All(CldrLanguage.Names, static name =>
        {
            CldrLanguage language = CldrLanguage.Find(name)!;
            Assert.True(language.Numbers.TrySay("spellout-numbering", 21, out string? words), name);
            Assert.NotEqual("", words);
        });
    }

    [Theory]
    [InlineData("es", "crc", "colón costarricense", "colones costarricenses")]
    [InlineData("de", "JPY", "Japanischer Yen", "Japanische Yen")]
    public void A_currency_has_its_names(string language, string code, string one, string many)
    {
        Unit currency = CldrLanguage.Find(language)!.Currency(code)!.Value;

        Assert.Equal((one, many), (currency.One, currency.Many));
    }

    [Fact]
    public void What_is_no_currency_has_no_name() => Assert.Null(CldrLanguage.Find("en")!.Currency("XQX"));
}
