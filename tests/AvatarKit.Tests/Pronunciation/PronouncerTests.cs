using CsCheck;

namespace AvatarKit.Tests.Pronunciation;

public sealed class PronouncerTests
{
    private static readonly string[] Locales =
    [
        "en-US", "en-GB", "de-DE", "es-ES", "es-MX", "fr-FR", "it-IT", "pt-PT", "pt-BR", "ru-RU", "ja-JP", "", "x",
    ];

    private static readonly string[] Pieces =
    [
        "'", "’", " ", ". ", ", ", "\n", "-", "😀", "é", "123", "50 %", "&", "\uD800", "\uDC00", "don't", "l'eau", "ー", "한국", "\u200D",
    ];

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Char['a', 'z'].Array[1, 12].Select(static letters => new string(letters)),
        Gen.Char['A', 'Z'].Array[1, 7].Select(static letters => new string(letters)),
        Gen.Char['à', 'ÿ'].Array[1, 6].Select(static letters => new string(letters)),
        Gen.Char['\u0370', '\u06FF'].Array[1, 6].Select(static letters => new string(letters)),
        Gen.Char['\u3040', '\uD7FF'].Array[1, 4].Select(static letters => new string(letters)),
        Gen.Char.Array[0, 8].Select(static letters => new string(letters)),
        Gen.Int[0, Pieces.Length - 1].Select(static index => Pieces[index]));

    private static readonly Gen<(string Text, string Locale)> Texts = Gen.Select(
        Words.Array[0, 12].Select(static words => string.Join("", words)),
        Gen.Int[0, Locales.Length - 1].Select(static index => Locales[index]));

    [Fact]
    public void Marks_over_what_is_no_letter_do_no_harm()
    {
        string[] texts = ["\uD835\uDC00\u033D", "a\uD83D\u0301", "a\uFFFE\u0301"];
        foreach (string text in texts)
        {
            Assert.All(
                Locales.SelectMany(locale => Pronouncer.Pronounce(text, locale)),
                word => Assert.InRange(word.TextStart + word.TextLength, 1, text.Length));
        }
    }

    [Fact]
    public void Any_text_becomes_known_phones_on_spans_in_order()
    {
        Texts.Check(static (text, locale) =>
        {
            int end = 0;
            foreach (PronouncedWord word in Pronouncer.Pronounce(text, locale))
            {
                Assert.InRange(word.TextStart, end, text.Length);
                Assert.InRange(word.TextLength, 1, text.Length - word.TextStart);
                end = word.TextStart + word.TextLength;
                Assert.NotEmpty(word.Phones);
                Assert.All(word.Phones, static phone => Assert.NotNull(PhoneTables.TryFind(PhoneAlphabet.Ipa, phone)));
            }
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("…!?")]
    [InlineData("\uD83D")]
    public void Nothing_to_say_has_no_words(string? text) => Assert.Empty(Pronouncer.Pronounce(text!, "en"));

    [Fact]
    public void A_locale_that_is_none_is_read_letter_by_letter()
    {
        Assert.Equal("luna", Saying.Of("luna", null!));
        Assert.Equal("luna", Saying.Of("luna", "tlh"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ß")]
    [InlineData("我")]
    [InlineData("é")]
    [InlineData("A")]
    [InlineData("1")]
    [InlineData("'")]
    [InlineData("\uD800")]
    [InlineData("e\u0301")]
    public void A_hundred_thousand_times_the_same_is_no_more_than_long(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 100_000));
        foreach (string locale in Locales)
        {
            int phones = Pronouncer.Pronounce(text, locale).Sum(static word => word.Phones.Count);
            Assert.InRange(phones, 0, 6 * text.Length);
        }
    }

    [Fact]
    public void Words_stand_where_they_are_in_the_text()
    {
        const string Text = "Well, you don't say!";
        string[] words = [.. Pronouncer.Pronounce(Text, "en").Select(static word => Text.Substring(word.TextStart, word.TextLength))];
        Assert.Equal(["Well", "you", "don't", "say"], words);
    }

    [Fact]
    public void A_speaker_pauses_at_punctuation_and_line_ends_only()
    {
        bool[] pauses = [.. Pronouncer.Pronounce("Well, he said no: never\nagain (ever) done", "en").Select(static word => word.PauseAfter)];
        Assert.Equal([true, false, false, true, true, true, true, false], pauses);
    }

    [Theory]
    [InlineData("the NASA film", "ðə næsə fɪlm")]
    [InlineData("my BBC show", "maɪ bibisi ʃoʊ")]
    [InlineData("in the US", "ɪn ðə juɛs")]
    [InlineData("tell us", "tɛl ʌs")]
    [InlineData("STOP THE BUS", "stɑp ðə bʌs")]
    [InlineData("take 42", "teɪk fɔɹtu")]
    [InlineData("take ٤", "teɪk fɔɹ")]
    [InlineData("50 % off", "faɪvzɪɹoʊ pɚsɛnt ɔf")]
    public void Abbreviations_digits_and_signs_are_said_by_their_names(string text, string expected)
        => Assert.Equal(expected, Saying.Of(text, "en-US"));

    [Fact]
    public void A_sign_takes_over_the_pause_of_the_word_before_it()
    {
        IReadOnlyList<PronouncedWord> words = Pronouncer.Pronounce("only 5 %. Yes", "en");
        Assert.Equal([false, false, true, false], words.Select(static word => word.PauseAfter));
    }

    [Fact]
    public void It_says_the_same_from_many_threads()
    {
        string[] said = new string[64];
        Parallel.For(0, said.Length, i => said[i] = Saying.Of("Through thorough thought, the chatbots walked.", "en"));
        Assert.Single(said.Distinct());
    }
}
