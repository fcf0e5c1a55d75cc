namespace AvatarKit.Tests.Speech.Text.Lexicons;

public sealed class WordFilterTests
{
    public static TheoryData<string> Locales => ["en-US", "de-DE", "es-ES", "fr-FR", "it-IT", "pt-BR", "ru-RU", "hu-HU", "sv-SE", "pl-PL"];

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_word_of_a_table_is_asked_for_in_any_case_and_place(string locale)
    {
        Lexicon lexicon = LexiconCatalog.Find(locale);
        AssertAsked(lexicon, lexicon.Abbreviations.Keys, WordKinds.Abbreviation);
        AssertAsked(lexicon, lexicon.MonthNames.Keys.Where(static name => name.Length <= 12), WordKinds.Month);
        AssertAsked(lexicon, lexicon.Weekdays.Keys.Where(static name => name.Length <= 6), WordKinds.Weekday);
    }

    [Theory]
    [InlineData("Mᵐᵉ Curie")]
    [InlineData("nº 5")]
    [InlineData("élan")]
    public void Raised_and_foreign_letters_are_asked_for(string text)
        => Assert.Equal(WordKinds.Abbreviation, LexiconCatalog.Find("fr-FR").Words.At(text, 0) & WordKinds.Abbreviation);

    [Fact]
    public void A_months_Roman_numeral_is_asked_for_in_Hungarian()
        => Assert.Equal("május elseje", SpeakableTextConverter.Convert("V. 1.", "hu-HU").Spoken.Trim('.'));

    [Theory]
    [InlineData("whatever")]
    [InlineData("tickets")]
    [InlineData("outside")]
    [InlineData("internationalisation")]
    public void A_plain_word_is_asked_for_nowhere(string word)
        => Assert.Equal(WordKinds.None, LexiconCatalog.Find("en-US").Words.At(word + " and", 0));

    [Fact]
    public void A_lexicon_with_other_tables_has_a_filter_of_its_own()
    {
        Lexicon english = LexiconCatalog.Find("en-US");
        WordFilter words = english.Words;

        Lexicon other = english with { Abbreviations = LexiconTable.Abbreviations("xyzzy=magic") };

        Assert.Same(words, english.Words);
        Assert.Equal(WordKinds.Abbreviation, other.Words.At("xyzzy", 0));
        Assert.Equal(WordKinds.None, english.Words.At("xyzzy", 0));
    }

    private static void AssertAsked(Lexicon lexicon, IEnumerable<string> words, WordKinds kind)
    {
        foreach (string word in words)
        {
            foreach (string form in (string[])[word, word.ToUpperInvariant(), word.ToLowerInvariant(), char.ToUpperInvariant(word[0]) + word[1..]])
            {
                Assert.True((lexicon.Words.At($"a {form} b", 2) & kind) > 0, form);
                Assert.True((lexicon.Words.At(form, 0) & kind) > 0, form);
            }
        }
    }
}
