using System.Globalization;

namespace AvatarKit.Tests.Speech.Text.Normalization;

public sealed class EmojiRulesTests
{
    [Theory]
    [InlineData("en-US", "Well done 👍!", "Well done thumbs up!")]
    [InlineData("en-US", "Well done👍🏽.", "Well done thumbs up.")]
    [InlineData("de-DE", "Fertig 🎉", "Fertig Konfettibombe")]
    [InlineData("en-US", "I ❤️ it.", "I red heart it.")]
    [InlineData("en-US", "So funny 😂😂 😂!", "So funny face with tears of joy!")]
    [InlineData("en-US", "Off we go 🚀🎉", "Off we go rocket, party popper")]
    [InlineData("es-ES", "Viene de 🇩🇪", "Viene de Bandera: Alemania")]
    [InlineData("en-US", "From 🇩🇪🇫🇷 to 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "From flag: Germany, flag: France to flag: Scotland")]
    [InlineData("en-US", "She is a 👩🏾‍🚀.", "She is a woman astronaut.")]
    [InlineData("en-US", "A 👩🏻‍🤝‍👨🏿 pair", "A woman, handshake, man pair")]
    [InlineData("en-US", "Step 1️⃣ and 2️⃣", "Step 1 and 2")]
    [InlineData("en-US", "The sun ☀ and ☀︎.", "The sun sun and.")]
    [InlineData("en-US", "Windows™ is a ™\uFE0F of 5 ©\uFE0F holders", "Windows is a trade mark of 5 copyright holders")]
    [InlineData("ja-JP", "ありがとう😀", "ありがとう にっこり笑う")]
    public void An_emoji_is_named(string locale, string text, string said)
        => Assert.Equal(said, Say(text, locale).Spoken, ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("en-US", "Well done 👍!", "Well done!")]
    [InlineData("tlh", "Qapla' 👍", "Qapla'")]
    public void It_is_left_out_unless_it_is_asked_for_and_has_a_name(string locale, string text, string said)
        => Assert.Equal(said, (locale == "tlh" ? Say(text, locale) : SpeakableTextConverter.Convert(text, locale)).Spoken);

    [Fact]
    public void An_emoji_by_itself_is_something_to_say()
    {
        SpeakableText text = Say("👍🏽", "en-US");

        Assert.Equal("thumbs up", text.Spoken);
        Assert.Equal((0, 4), text.ToOriginal(0, text.Spoken.Length));
    }

    [Fact]
    public void What_is_joined_without_end_is_said_by_its_parts_in_linear_time()
    {
        string chain = string.Join('\u200D', Enumerable.Repeat("🚀", 50_000));

        Assert.StartsWith("rocket", Say(chain, "en-US").Spoken, StringComparison.Ordinal);
        Assert.Equal("", Say(string.Concat(Enumerable.Repeat("\uD83D", 1000)), "en-US").Spoken);
    }

    [Fact]
    public void Every_emoji_there_is_is_said_by_words()
    {
        for (int code = 0x1F300; code < 0x1FAFF; code++)
        {
            string said = Say(char.ConvertFromUtf32(code), "en-US").Spoken;
            Assert.True(said.All(static unit => unit < 0x2600), code.ToString("X", CultureInfo.InvariantCulture));
        }
    }

    private static SpeakableText Say(string text, string locale)
        => SpeakableTextConverter.Convert(text, locale, new SpeakableTextOptions { NameEmoji = true });
}
