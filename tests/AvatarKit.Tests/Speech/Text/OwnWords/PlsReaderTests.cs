using System.Text;

namespace AvatarKit.Tests;

public sealed class PlsReaderTests
{
    private const string Head =
        "<lexicon version=\"1.0\" alphabet=\"ipa\" xml:lang=\"en-US\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\">\n";

    [Fact]
    public void A_lexicon_as_the_specification_writes_them_is_read()
    {
        PronunciationLexicon words = Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- After the examples of PLS 1.0. -->
            <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" alphabet="ipa" xml:lang="en-US">
              <meta name="author" content="x"/>
              <metadata><a><b>ignored</b></a></metadata>
              <lexeme>
                <grapheme>centre</grapheme>
                <grapheme>center</grapheme>
                <phoneme>ˈsɛntər</phoneme>
                <example>The centre.</example>
              </lexeme>
              <lexeme><grapheme>W3C</grapheme><alias>no</alias><alias prefer="true">World Wide Web Consortium</alias></lexeme>
              <lexeme role="x"><grapheme>tomato</grapheme><phoneme alphabet="x-sampa">t@"mA:t@U</phoneme><phoneme>no</phoneme></lexeme>
            </lexicon>
            """);

        SpeakableText text = SpeakableTextConverter.Convert(
            "The centre and center of W3C is a tomato.", "en-US", new SpeakableTextOptions { Lexicons = [words] });

        Assert.Equal(("en-US", 4), (words.Locale, words.Count));
        Assert.Equal("The centre and center of World Wide Web Consortium is a tomato.", text.Spoken);
        Assert.Equal("/ˈsɛntər/ 'centre'; /ˈsɛntər/ 'center'; /təˈmɑːtəʊ/ 'tomato'", CueText.Of(text));
    }

    [Theory]
    [InlineData("<words/>", 1, "root")]
    [InlineData(Head + "<lexeme>\n<alias>a</alias></lexeme></lexicon>", 2, "no <grapheme>")]
    [InlineData(Head + "\n<lexeme><grapheme>a</grapheme></lexeme></lexicon>", 3, "no pronunciation")]
    [InlineData(Head + "<lexeme/></lexicon>", 2, "no <grapheme>")]
    [InlineData(Head + "<lexeme><grapheme>a</grapheme>\n<phoneme>1</phoneme></lexeme></lexicon>", 2, "IPA")]
    [InlineData(Head + "<lexeme><grapheme>a</grapheme>\n<phoneme alphabet=\"x-other\">1</phoneme></lexeme></lexicon>", 3, "alphabet")]
    [InlineData(Head + "<lexeme><grapheme>a</grapheme>\n<phoneme alphabet=\"x-sampa\">§</phoneme></lexeme></lexicon>", 3, "X-SAMPA")]
    [InlineData(Head + "<lexeme><grapheme>a<b/></grapheme><alias>c</alias></lexeme></lexicon>", 2, "text alone")]
    [InlineData(Head + "<lexeme><grapheme>a</lexeme></lexicon>", 2, "well-formed")]
    [InlineData("<!DOCTYPE lexicon [<!ENTITY a \"a\">]>" + Head + "</lexicon>", 0, "DTD")]
    [InlineData("x", 1, "well-formed")]
    public void What_is_wrong_is_said_with_its_line(string document, int line, string problem)
    {
        var error = Assert.Throws<PronunciationLexiconException>(() => Read(document));

        Assert.Equal(line, error.Line);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bombs_are_refused()
    {
        Assert.Contains("DTD", Assert.Throws<PronunciationLexiconException>(() => Read(
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><lexicon>&b;</lexicon>")).Message,
            StringComparison.Ordinal);
        Assert.Contains("16 million", Assert.Throws<PronunciationLexiconException>(
            () => Read(Head + new string(' ', 17_000_000) + "</lexicon>")).Message, StringComparison.Ordinal);
        Assert.Contains("more than 100", Assert.Throws<PronunciationLexiconException>(
            () => Read(Head + "<lexeme>" + string.Concat(Enumerable.Repeat("<grapheme>a</grapheme>", 101)) + "</lexeme></lexicon>")).Message,
            StringComparison.Ordinal);
        string deep = string.Concat(Enumerable.Repeat("<x>", 100_000)) + string.Concat(Enumerable.Repeat("</x>", 100_000));
        Assert.Equal(0, Read(Head + deep + "</lexicon>").Count);
    }

    private static PronunciationLexicon Read(string document) => PronunciationLexicon.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)));
}
