using System.Globalization;
using System.Text;
using CsCheck;

namespace AvatarKit.Tests;

/// <summary>What holds of any text, however strange.</summary>
public sealed class SpeakableTextInvariantTests
{
    private static readonly string[] Locales =
        ["en-US", "en-GB", "de-DE", "es-ES", "fr-FR", "it-IT", "pt-BR", "ja-JP", "ar-EG", "ru-RU", "hu-HU", "", "x"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf(
            "**",
            "*",
            "_",
            "__",
            "~~",
            "`",
            "```",
            "```python\n",
            "\n",
            "\n\n",
            " ",
            "  ",
            "[",
            "]",
            "](",
            "](https://a.example/b)",
            "![",
            "(",
            ")",
            "<b>",
            "</b>",
            "<br>",
            "<",
            ">",
            "&amp;",
            "&#39;",
            "&",
            "\\",
            "\\frac{a}{b}",
            "\\times",
            "$",
            "$x^2$",
            "# ",
            "- ",
            "1. ",
            "> ",
            "| a | b |\n",
            "|---|---|\n",
            "| 1 | 2 |\n",
            "---\n",
            "https://example.com/docs",
            "www.x.org",
            "a.b@c.io",
            "example.com",
            "$3.50",
            "€1,200",
            "3–5",
            "3-5",
            "5 km/h",
            "20 °C",
            "50%",
            "2026-11-23",
            "14:30",
            "1/2",
            "v1.2.3",
            "+1 (555) 123-4567",
            "e.g. ",
            "Dr. ",
            "St. ",
            "etc.",
            "@",
            "#",
            "+",
            "=",
            "≈",
            "→",
            "×",
            "½",
            "²",
            "^2",
            "-5",
            "🎉",
            "👍🏽",
            "👨‍👩‍👧",
            "1️⃣",
            "\uD83D",
            "\uDE00",
            "\u200B",
            "\u202E",
            "\u0000",
            "\u0007",
            "\u00AD",
            "\uFEFF",
            "\uFFFC",
            "\u2029",
            "\u2028",
            "word",
            "Word",
            "é",
            "e\u0301",
            "你好。",
            "مرحبا",
            "हैं",
            "𝒳",
            "𠀀",
            "10000000000000000000000",
            "0",
            "1",
            "1,2,3",
            "1.2.3.4",
            ".",
            ",",
            "!",
            "?",
            ":",
            ";",
            ":)",
            "<3",
            "\"",
            "'",
            "\t",
            "\r\n",
            "25:99",
            "9999-99-99",
            "16:9",
            "2nd",
            "1º",
            "M",
            "B",
            "kg",
            "%",
            "¢",
            "R$",
            "£",
            "C#",
            ".NET",
            "[^1]",
            "[1]",
            "x_y",
            "==",
            "\\(",
            "\\)")
            .Array[0, 30].Select(parts => string.Concat(parts)),
        Gen.String[Gen.Char, 0, 60]);

    [Fact]
    public void Any_text_gives_something_that_can_be_said() =>
        PropertyCheck.Check(
            Gen.Select(Texts, Gen.OneOf(Locales)),
            ((string Text, string Locale) sample) => AssertSpeakable(SpeakableTextConverter.Convert(sample.Text, sample.Locale)),
            20_000);

    [Theory]
    [InlineData("[")]
    [InlineData("](")]
    [InlineData("[a](")]
    [InlineData("[[a]")]
    [InlineData("*")]
    [InlineData("**a")]
    [InlineData("*a ")]
    [InlineData("_a")]
    [InlineData("`")]
    [InlineData("`` ` ")]
    [InlineData("<a ")]
    [InlineData("<!--")]
    [InlineData("&")]
    [InlineData("$a")]
    [InlineData("\\frac{")]
    [InlineData("\\")]
    [InlineData("(")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("|")]
    [InlineData("a|b\n")]
    [InlineData("|a|\n")]
    [InlineData("#")]
    [InlineData("# \n")]
    [InlineData("```\n")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("1,")]
    [InlineData("1-")]
    [InlineData("1/")]
    [InlineData("1:")]
    [InlineData("+1")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("http://")]
    [InlineData("https://a(")]
    [InlineData("www.")]
    [InlineData("e.g.")]
    [InlineData("-")]
    [InlineData("=")]
    [InlineData("\u0301")]
    [InlineData("\uD83D")]
    [InlineData("\u200D")]
    [InlineData("😀")]
    [InlineData("x^{")]
    [InlineData("\n")]
    [InlineData("\u2029")]
    [InlineData("1 x ")]
    [InlineData("1 000 ")]
    [InlineData("100 ")]
    [InlineData("1/2 ")]
    [InlineData("1.1.")]
    [InlineData("1 1")]
    [InlineData("1h ")]
    [InlineData("1 - ")]
    [InlineData("1~")]
    [InlineData("$1-")]
    [InlineData("1 k ")]
    [InlineData("XIV ")]
    [InlineData("Mon-")]
    [InlineData("May 1 ")]
    [InlineData("1865 ")]
    [InlineData("1865-")]
    [InlineData("[1 ")]
    [InlineData("【")]
    [InlineData("<a")]
    [InlineData("1 A ")]
    [InlineData("1 5th ")]
    [InlineData("GMT+1:")]
    [InlineData("17-")]
    [InlineData("(11) 3333-")]
    [InlineData("xiv ")]
    [InlineData("4. 1. ")]
    [InlineData("a&")]
    public void Long_runs_of_anything_come_to_an_end(string part)
    {
        StringBuilder text = new();
        while (text.Length < 100_000)
        {
            text.Append(part);
        }

        string[] locales = ["en-US", "de-DE", "es-ES", "fr-FR", "it-IT", "pt-BR", "ru-RU", "hu-HU", "sv-SE"];
        Assert.All(locales, locale => AssertSpeakable(SpeakableTextConverter.Convert(text.ToString(), locale)));
    }

    internal static void AssertSpeakable(SpeakableText speakable)
    {
        string spoken = speakable.Spoken;
        for (int i = 0; i < spoken.Length; i++)
        {
            char c = spoken[i];
            bool lone = char.IsHighSurrogate(c) ? i + 1 == spoken.Length || !char.IsLowSurrogate(spoken[i + 1])
                : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(spoken[i - 1]));
            bool unsayable = "*_|`#^~\\{}[]\u2028\u2029\uFFFC".Contains(c, StringComparison.Ordinal)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            if (lone || unsayable || (c == ' ' && (i == 0 || spoken[i - 1] == ' ')))
            {
                Assert.Fail($"U+{(int)c:X4} at {i} of '{spoken[..Math.Min(spoken.Length, i + 1)]}'");
            }
        }

        int end = 0;
        int original = 0;
        foreach (SpeakableSpan span in speakable.Spans)
        {
            Assert.True(span.SpokenStart >= end && span.SpokenLength > 0);
            Assert.True(span.OriginalStart >= original && span.OriginalLength >= 0
                && span.OriginalStart + span.OriginalLength <= speakable.Original.Length);
            end = span.SpokenStart + span.SpokenLength;
            original = span.OriginalStart;
        }

        Assert.True(end <= speakable.Spoken.Length);
    }
}
