using System.Text;

namespace AvatarKit.Tests;

public sealed class VoiceTagTests
{
    [Theory]
    [InlineData("One<break time=\"500ms\"/>two.", "One two.", "500 ms before 'two.'")]
    [InlineData("One. <break time='1.5s' /> Two.", "One. Two.", "1500 ms before 'Two.'")]
    [InlineData("One <break strength=\"x-strong\"/>, two.", "One, two.", "1000 ms before ','")]
    [InlineData("One <break/> two", "One two", "400 ms before 'two'")]
    [InlineData("One <break time=1s/> two", "One two", "1000 ms before 'two'")]
    [InlineData("One <break time=\"99s\"></break> two", "One two", "10000 ms before 'two'")]
    [InlineData("One <break time=\"soon\"/> two", "One two", "")]
    [InlineData("One <break time=\"-1s\"/> two", "One two", "")]
    [InlineData("One <break strength=\"none\"/> two", "One two", "")]
    [InlineData("It is <emphasis level=\"strong\">very</emphasis> cold.", "It is very cold.", "strong 'very'")]
    [InlineData("It is <emphasis>very</emphasis>!", "It is very!", "moderate 'very'")]
    [InlineData("It is <emphasis level=\"odd\">very</emphasis>!", "It is very!", "")]
    [InlineData("<emphasis level=\"reduced\"></emphasis>So.", "So.", "")]
    [InlineData(
        "<prosody rate=\"slow\" pitch=\"+2st\" volume=\"-6dB\">Softly now.</prosody> Loud.",
        "Softly now. Loud.",
        "0.75x 2st -6dB 'Softly now.'")]
    [InlineData("<prosody rate='80%' pitch='high' volume='x-loud'>a</prosody>", "a", "0.8x 3st 10dB 'a'")]
    [InlineData("<prosody rate='+10%' pitch='-50%'>a</prosody>", "a", "1.1x -12st 'a'")]
    [InlineData("<prosody rate='900%' volume='silent'>a</prosody>", "a", "2x -40dB 'a'")]
    [InlineData("<prosody rate='fast' pitch='120Q' volume='7'>a</prosody>", "a", "1.25x 'a'")]
    [InlineData("<prosody pitch='320Hz'>a</prosody>", "a", "12st 'a'")]
    [InlineData("<prosody pitch='-80Hz'>a</prosody>", "a", "-12st 'a'")]
    [InlineData("<prosody pitch='+160hz'>a</prosody>", "a", "12st 'a'")]
    [InlineData("<prosody pitch='-500Hz'>a</prosody>", "a", "-12st 'a'")]
    [InlineData("<prosody rate='NaN'>a</prosody>", "a", "")]
    [InlineData("It costs <emphasis>$3.50</emphasis> now.", "It costs 3 dollars and 50 cents now.", "moderate '3 dollars and 50 cents'")]
    [InlineData("It costs $<emphasis>3.50</emphasis> now.", "It costs 3 dollars and 50 cents now.", "moderate '3 dollars and 50 cents'")]
    [InlineData("<lang xml:lang=\"fr-FR\">Bonjour</lang>, Ann.", "Bonjour, Ann.", "fr-FR 'Bonjour'")]
    [InlineData("<lang xml:lang=\"de\">14:30 Uhr</lang>, Ann.", "14 Uhr 30, Ann.", "de '14 Uhr 30'")]
    [InlineData("<lang xml:lang=\"no such\">Hei</lang>.", "Hei.", "")]
    [InlineData("I say <phoneme alphabet=\"ipa\" ph=\"təˈmɑːtəʊ\">tomato</phoneme>.", "I say tomato.", "/təˈmɑːtəʊ/ 'tomato'")]
    [InlineData("I say <phoneme alphabet=\"x-sampa\" ph='t@&quot;mA:t@U'>tomato</phoneme>.", "I say tomato.", "/təˈmɑːtəʊ/ 'tomato'")]
    [InlineData("I say <phoneme alphabet=\"x-other\" ph=\"to\">tomato</phoneme>.", "I say tomato.", "")]
    [InlineData("I say <phoneme ph=\"12\">tomato</phoneme>.", "I say tomato.", "")]
    [InlineData("The <sub alias=\"World Wide Web Consortium\">W3C</sub> said so.", "The World Wide Web Consortium said so.", "")]
    [InlineData("H<sub>2</sub>O", "H2O", "")]
    [InlineData("<speak><p><s>One</s><s>two</s></p><p>Three</p></speak>", "One. two. Three", "")]
    [InlineData("<emphasis>a <prosody rate=\"fast\">b</prosody> c</emphasis>", "a b c", "moderate 'a b c'; 1.25x 'b'")]
    [InlineData("<emphasis>a <prosody rate=\"fast\">b</emphasis> c", "a b c", "moderate 'a b'; 1.25x 'b'")]
    [InlineData("a <emphasis>b c", "a b c", "moderate 'b c'")]
    [InlineData("a</emphasis> b</prosody>", "a b", "")]
    [InlineData("Write `<break time=\"1s\"/>` here.", "Write break time equals \"1 second\" here.", "")]
    [InlineData("a < b <break", "a less than b break", "")]
    [InlineData("<mstts:express-as style=\"cheerful\">Hi</mstts:express-as> <amazon:effect name=\"whispered\">you</amazon:effect>.", "Hi you.", "")]
    [InlineData("[laughs] That is funny. [sighs deeply]", "That is funny.", "")]
    [InlineData("Well [pause] yes. And [long pause] no.", "Well yes. And no.", "700 ms before 'yes.'; 1200 ms before 'no.'")]
    [InlineData("See [pause](https://example.com) and [chapter two].", "See pause and chapter two.", "")]
    public void A_tag_does_what_it_says_of_what_is_said(string written, string spoken, string cues) => AssertCues(written, "en-US", spoken, cues);

    [Theory]
    [InlineData("<say-as interpret-as=\"characters\">AWS-2</say-as>!", "en-US", "A W S dash 2!")]
    [InlineData("<say-as interpret-as=\"spell-out\">ABC</say-as>", "en-US", "A B C")]
    [InlineData("<say-as interpret-as=\"digits\">1,984</say-as>", "en-US", "1 9 8 4")]
    [InlineData("<say-as interpret-as=\"cardinal\">1984</say-as>", "en-US", "one thousand nine hundred eighty-four")]
    [InlineData("<say-as interpret-as=\"ordinal\">3</say-as>", "en-US", "third")]
    [InlineData("<say-as interpret-as=\"ordinal\">3</say-as>", "es-ES", "tercero")]
    [InlineData("<say-as interpret-as=\"date\" format=\"dmy\">1/4/2024</say-as>", "en-US", "the first of April, twenty twenty four")]
    [InlineData("<say-as interpret-as=\"date\" format=\"mdy\">1/4/2024</say-as>", "en-US", "January fourth, twenty twenty four")]
    [InlineData("<say-as interpret-as=\"date\">24.12.2024</say-as>", "fr-FR", "24 décembre 2024")]
    [InlineData("<say-as interpret-as=\"time\">2:30pm</say-as>", "en-US", "2 30 P M")]
    [InlineData("<say-as interpret-as=\"time\">14.30</say-as>", "de-DE", "14 Uhr 30")]
    [InlineData("<say-as interpret-as=\"telephone\">+1 555-123</say-as>", "en-US", "plus 1, 5 5 5, 1 2 3")]
    [InlineData("<say-as interpret-as=\"currency\">$3.50</say-as>", "en-US", "3 dollars and 50 cents")]
    [InlineData(
        "<say-as interpret-as=\"cardinal\">many</say-as> and <say-as interpret-as=\"no such\">5 kg</say-as>",
        "en-US",
        "many and 5 kilograms")]
    [InlineData("<say-as interpret-as=\"date\" format=\"mdy\">99/99/2024</say-as>", "xx", "99 99 2024")]
    [InlineData("<say-as interpret-as=\"characters\">a <b>b</b></say-as> c", "en-US", "a b c")]
    public void What_a_text_is_said_to_be_decides_how_it_is_read(string written, string locale, string spoken)
        => AssertCues(written, locale, spoken, "");

    [Theory]
    [InlineData(
        "Am <emphasis>24.12.</emphasis> um 14.30 Uhr",
        "de-DE",
        "Am vierundzwanzigsten Dezember um 14 Uhr 30",
        "moderate 'vierundzwanzigsten Dezember'")]
    [InlineData("Son <emphasis>21 minutos</emphasis>, ¿no?", "es-ES", "Son veintiún minutos, ¿no?", "moderate 'veintiún minutos'")]
    [InlineData("Il est <break time=\"200ms\"/>14h30.", "fr-FR", "Il est 14 heures 30.", "200 ms before '14'")]
    [InlineData("<prosody rate=\"slow\">2 horas</prosody> depois", "pt-BR", "duas horas depois", "0.75x 'duas horas'")]
    [InlineData("これは<emphasis>重要</emphasis>です。", "ja-JP", "これは重要です。", "moderate '重要'")]
    [InlineData("هذا <emphasis>مهم</emphasis> جدا", "ar-EG", "هذا مهم جدا", "moderate 'مهم'")]
    public void Cues_stand_at_their_words_in_every_language(string written, string locale, string spoken, string cues)
        => AssertCues(written, locale, spoken, cues);

    [Fact]
    public void Words_in_tags_lead_back_to_what_was_written()
    {
        const string Written = "The <sub alias=\"World Wide Web\">WWW</sub> is <emphasis>old</emphasis>.";

        SpeakableText text = SpeakableTextConverter.Convert(Written, "en-US");

        (int start, int length) = text.ToOriginal(text.Spoken.IndexOf("Wide", StringComparison.Ordinal), 4);
        Assert.Equal("WWW", Written.Substring(start, length));
        (start, length) = text.ToOriginal(text.Spoken.IndexOf("old", StringComparison.Ordinal), 3);
        Assert.Equal("old", Written.Substring(start, length));
    }

    [Theory]
    [InlineData("<emphasis>")]
    [InlineData("<emphasis>a")]
    [InlineData("<emphasis>a</emphasis>")]
    [InlineData("</emphasis>")]
    [InlineData("<break")]
    [InlineData("<break time=\"")]
    [InlineData("<break/>")]
    [InlineData("a<break time=\"1s\"/>")]
    [InlineData("<sub alias=\"a\">")]
    [InlineData("<sub alias=\"<sub alias=\"")]
    [InlineData("<say-as interpret-as=\"digits\">1")]
    [InlineData("<lang xml:lang=\"de\">")]
    [InlineData("<speak><p><s>")]
    [InlineData("<p>a")]
    [InlineData("[pause]")]
    [InlineData("[laughs")]
    [InlineData("<")]
    public void Hostile_text_comes_to_an_end(string part)
    {
        StringBuilder text = new();
        while (text.Length < 1_000_000)
        {
            text.Append(part);
        }

        SpeakableText said = SpeakableTextConverter.Convert(text.ToString(), "en-US");

        SpeakableTextInvariantTests.AssertSpeakable(said);
        Assert.True(said.Cues.Count <= text.Length / 5);
    }

    private static void AssertCues(string written, string locale, string spoken, string cues)
    {
        SpeakableText text = SpeakableTextConverter.Convert(written, locale);

        Assert.Equal(spoken, text.Spoken);
        Assert.Equal(cues, CueText.Of(text));
        SpeakableTextInvariantTests.AssertSpeakable(text);
    }
}
