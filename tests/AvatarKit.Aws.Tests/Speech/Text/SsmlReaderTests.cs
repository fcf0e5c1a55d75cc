using System.Xml.Linq;

namespace AvatarKit.Aws.Tests.Speech.Text;

public sealed class SsmlReaderTests
{
    [Theory]
    [InlineData("<speak>Hello.</speak>")]
    [InlineData("<?xml version=\"1.0\"?>\n<speak>Hi <!-- a <b> --> you</speak>\n")]
    [InlineData("<speak>A<break time='300ms'/>b &amp; c &#8364; &#x20AC;</speak>")]
    [InlineData("<speak><p><s>One.</s><s>Two.</s></p><mark name=\"here\"/></speak>")]
    [InlineData("<speak><amazon:effect name=\"drc\">Loud</amazon:effect><say-as interpret-as=\"date\">1</say-as></speak>")]
    [InlineData("<speak/>")]
    public void What_Polly_takes_is_taken(string document)
    {
        PollyPiece[] pieces = [.. PollyText.Ssml(document, 1, PollyEngine.Neural, PollyLimits.Default)];

        Assert.All(pieces, piece => Assert.Equal("speak", XDocument.Parse(piece.Text.Replace("amazon:", "", StringComparison.Ordinal)).Root!.Name));
    }

    [Theory]
    [InlineData("Hello.", "outside")]
    [InlineData("", "no <speak>")]
    [InlineData("<speak>Hello", "<speak> is not closed")]
    [InlineData("<speak><p>Hello</speak></p>", "</speak> ends nothing")]
    [InlineData("<speak>a & b</speak>", "&amp;")]
    [InlineData("<speak>a &nbsp; b</speak>", "&amp;")]
    [InlineData("<speak>a &#0; b</speak>", "&amp;")]
    [InlineData("<speak>a < b</speak>", "not well-formed")]
    [InlineData("<speak><break time=300ms/></speak>", "not well-formed")]
    [InlineData("<speak><break time='1' time='2'/></speak>", "not well-formed")]
    [InlineData("<speak><break time='a<b'/></speak>", "not well-formed")]
    [InlineData("<speak><speak>a</speak></speak>", "one element around everything")]
    [InlineData("<speak>a</speak><speak>b</speak>", "one element around everything")]
    [InlineData("<speak><audio src='x'/></speak>", "no such tag")]
    [InlineData("<speak><!-- a</speak>", "not closed")]
    [InlineData("<speak><![CDATA[a]]></speak>", "not well-formed")]
    [InlineData("<p>a</p>", "one element around everything")]
    [InlineData("<speak><sub alias='\u0007'>a</sub></speak>", "XML does not allow")]
    public void What_is_not_well_formed_is_refused_with_its_place_and_without_its_words(string document, string why)
    {
        PollyException error = Assert.Throws<PollyException>(() => PollyText.Ssml(document, 1, PollyEngine.Standard, PollyLimits.Default));

        Assert.Equal("polly.invalid_ssml", error.Code);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("character ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_with_what_is_no_Unicode_is_refused()
    {
        foreach (char unit in "\uD83D\uFFFE")
        {
            PollyException error = Assert.Throws<PollyException>(
                () => PollyText.Ssml($"<speak><sub alias='{unit}'>a</sub></speak>", 1, PollyEngine.Standard, PollyLimits.Default));

            Assert.Contains("XML does not allow", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("emphasis", "level=\"strong\"", "standard")]
    [InlineData("amazon:auto-breaths", "", "standard")]
    [InlineData("amazon:breath", "", "standard")]
    [InlineData("prosody", "pitch=\"high\"", "standard")]
    [InlineData("prosody", "amazon:max-duration=\"2s\"", "standard")]
    [InlineData("amazon:effect", "name=\"whispered\"", "standard")]
    [InlineData("amazon:effect", "phonation=\"soft\"", "standard")]
    [InlineData("amazon:effect", "vocal-tract-length=\"+5%\"", "standard")]
    [InlineData("amazon:effect", "name=\"drc\"", "standard neural long-form")]
    [InlineData("amazon:domain", "name=\"news\"", "neural")]
    [InlineData("prosody", "rate=\"slow\" volume=\"loud\"", "standard neural long-form generative")]
    [InlineData("break", "time=\"1s\"", "standard neural long-form generative")]
    [InlineData("lang", "xml:lang=\"fr-FR\"", "standard neural long-form generative")]
    [InlineData("mark", "name=\"a\"", "standard neural long-form generative")]
    [InlineData("p", "", "standard neural long-form generative")]
    [InlineData("s", "", "standard neural long-form generative")]
    [InlineData("phoneme", "alphabet=\"ipa\" ph=\"a\"", "standard neural long-form generative")]
    [InlineData("say-as", "interpret-as=\"digits\"", "standard neural long-form generative")]
    [InlineData("sub", "alias=\"a\"", "standard neural long-form generative")]
    [InlineData("w", "role=\"amazon:VB\"", "standard neural long-form generative")]
    public void Each_engine_takes_its_own_tags(string element, string attributes, string engines)
    {
        string document = $"<speak><{element} {attributes}>word</{element}></speak>";
        foreach (PollyEngine engine in Enum.GetValues<PollyEngine>())
        {
            Exception? error = Record.Exception(() => PollyText.Ssml(document, 1, engine, PollyLimits.Default));
            if (engines.Split(' ').Contains(engine.Name()))
            {
                Assert.Null(error);
            }
            else
            {
                PollyException refused = Assert.IsType<PollyException>(error);
                Assert.Equal("polly.invalid_ssml", refused.Code);
                Assert.Contains($"<{element}>", refused.Message, StringComparison.Ordinal);
                Assert.Contains(engine.Name(), refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_rate_goes_around_the_content()
        => Assert.Equal(
            "<speak><prosody rate=\"150%\">Hi <break/>you</prosody></speak>",
            Assert.Single(PollyText.Ssml("<speak>Hi <break/>you</speak>", 1.5, PollyEngine.Generative, PollyLimits.Default)).Text);

    [Fact]
    public void A_cut_closes_what_is_open_and_opens_it_again_and_the_pieces_are_the_document()
    {
        string document =
            "<speak><lang xml:lang=\"fr-FR\"><p>" + string.Concat(Enumerable.Range(0, 60).Select(i => $"Phrase {i}, oui. ")) + "</p></lang></speak>";
        List<PollyPiece> pieces = PollyText.Ssml(document, 1, PollyEngine.Neural, new PollyLimits(100, 200));

        Assert.True(pieces.Count > 8);
        Assert.All(pieces, piece => Assert.StartsWith("<speak><lang xml:lang=\"fr-FR\"><p>", piece.Text, StringComparison.Ordinal));
        Assert.All(pieces, piece => Assert.EndsWith("</p></lang></speak>", piece.Text, StringComparison.Ordinal));
        Assert.All(pieces, piece => Assert.InRange(piece.Text.Length, 1, 200));
        Assert.Equal(XDocument.Parse(document).Root!.Value, string.Concat(pieces.Select(piece => XDocument.Parse(piece.Text).Root!.Value)));
    }

    [Fact]
    public void What_must_stay_together_is_not_cut()
    {
        string document = "<speak>one two three <sub alias=\"four five six seven\">4 5 6 7</sub> eight</speak>";
        List<PollyPiece> pieces = PollyText.Ssml(document, 1, PollyEngine.Neural, new PollyLimits(18, 80));

        Assert.Contains(pieces, piece => piece.Text.Contains("<sub alias=\"four five six seven\">4 5 6 7</sub>", StringComparison.Ordinal));
        PollyException error = Assert.Throws<PollyException>(() => PollyText.Ssml(document, 1, PollyEngine.Neural, new PollyLimits(5, 80)));
        Assert.Equal("polly.text_too_long", error.Code);
    }
}
