using System.Text;
using System.Text.RegularExpressions;

namespace AvatarKit.Tests.Speech.Text;

/// <summary>Texts are escaped here: what is no Unicode cannot stand in an attribute.</summary>
public sealed class NormalizedTextTests
{
    [Theory]
    [InlineData(@"e\u0301", "é")]
    [InlineData("plain", "plain")]
    [InlineData(@"\uD83D\uDE00", @"\uD83D\uDE00")]
    [InlineData(@"a\uD83D e\u0301", @"a\uFFFD é")]
    [InlineData(@"\uDE00\uD83D", @"\uFFFD\uFFFD")]
    [InlineData(@"\uFFFEe\u0301", @"\uFFFDé")]
    public void Every_text_has_a_form(string text, string expected)
        => Assert.Equal(Regex.Unescape(expected), NormalizedText.Of(Regex.Unescape(text), NormalizationForm.FormC));

    [Theory]
    [InlineData(@"\uD800")]
    [InlineData(@"price \uFFFE?")]
    public void Whoever_compares_texts_takes_what_is_not_quite_Unicode(string escaped)
    {
        string text = Regex.Unescape(escaped);

        Assert.NotNull(QuestionText.Normalize(text));
        Assert.NotNull(GuardWords.Of(text));
        Assert.InRange(InjectionScore.Of(text), 0, 1);
        Assert.InRange(new BackchannelWords("en-US", new BargeInOptions()).CountOthers(text), 0, 2);
        Assert.Null(Record.Exception(() => IpaPhones.TryFind(text)));
    }
}
