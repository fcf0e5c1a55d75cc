namespace AvatarKit.Tests.Speech.Text.Cldr;

public sealed class EmojiNamesTests
{
    private static readonly string[] Marks = ["*", "_", "|", "`", "#", "^", "~", "\\", "{", "}", "[", "]"];

    [Fact]
    public void Every_language_names_the_common_ones_and_no_name_has_a_mark()
    {
        Assert.Equal(25, EmojiNames.Languages.Count());
        Assert.All(EmojiNames.Languages, static language =>
        {
            EmojiNames names = EmojiNames.Find(language)!;
            foreach (string emoji in (string[])["😀", "👍", "🎉", "❤", "😢", "🚀", "👩‍🚀"])
            {
                string? name = names.Of(emoji);
                Assert.False(string.IsNullOrWhiteSpace(name), $"{language} {emoji}");
                Assert.DoesNotContain(Marks, mark => name!.Contains(mark, StringComparison.Ordinal));
            }
        });
    }

    [Theory]
    [InlineData("pt-BR", "polegar para cima")]
    [InlineData("nb-NO", "tommel opp")]
    [InlineData("EN-us", "thumbs up")]
    public void A_locale_has_the_names_of_its_language(string locale, string name) => Assert.Equal(name, EmojiNames.Find(locale)!.Of("👍"));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("tlh")]
    [InlineData("emoji")]
    public void Another_language_has_none(string locale) => Assert.Null(EmojiNames.Find(locale)?.Of("👍"));
}
