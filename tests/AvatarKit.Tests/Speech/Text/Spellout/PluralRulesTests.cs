namespace AvatarKit.Tests.Speech.Text.Spellout;

public sealed class PluralRulesTests
{
    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 0, "other")]
    [InlineData("ru", 21, "one")]
    [InlineData("ru", 22, "few")]
    [InlineData("ru", 12, "many")]
    [InlineData("pl", 104, "few")]
    [InlineData("ar", 2, "two")]
    [InlineData("ar", 111, "many")]
    [InlineData("ja", 1, "other")]
    public void A_whole_number_has_its_category(string language, long number, string category)
        => Assert.Equal(category, CldrLanguage.Find(language)!.Plurals.CategoryOf(number));

    [Theory]
    [InlineData("en", "5", "other")]
    [InlineData("fr", "5", "one")]
    [InlineData("ru", "5", "other")]
    public void A_decimal_has_its_category(string language, string fraction, string category)
        => Assert.Equal(category, CldrLanguage.Find(language)!.Plurals.CategoryOf(new SpelloutNumber(false, 1, fraction)));

    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 22, "two")]
    [InlineData("en", 13, "other")]
    public void An_ordinal_has_its_category(string language, long number, string category)
        => Assert.Equal(category, CldrLanguage.Find(language)!.Ordinals.CategoryOf(number));
}
