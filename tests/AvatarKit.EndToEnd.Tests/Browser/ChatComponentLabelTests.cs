using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The words on the chat.</summary>
public sealed partial class ChatComponentLabelTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Words =
        """
        async language => {
          const module = await import(language === 'en' ? '/chat/labels.js' : `/chat/labels-${language}.js`);
          return Object.entries(module)[Object.keys(module).findIndex(name => name.endsWith('_LABELS'))][1];
        }
        """;

    [ChromiumTheory]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("it")]
    [InlineData("pt")]
    public async Task A_language_has_every_word_with_its_gaps(string language)
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        var english = await open.Page.EvaluateAsync<Dictionary<string, string>>(Words, "en");
        var other = await open.Page.EvaluateAsync<Dictionary<string, string>>(Words, language);

        Assert.Equal(english.Keys, other.Keys);
        Assert.All(other.Values, static word => Assert.NotEmpty(word.Trim()));
        Assert.All(english, word => Assert.Equal(Gaps(word.Value), Gaps(other[word.Key])));
        Assert.True(english.Count(word => other[word.Key] == word.Value) < 6, "Most words are the same as in English.");
    }

    [ChromiumFact]
    public async Task The_interface_follows_the_locale_and_an_unknown_one_is_english()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser, new() { ["locale"] = "de-AT" });
        await open.UntilAsync("chat.shadowRoot.querySelector('.notice').textContent === 'Sie sprechen mit einer KI. Sie kann Fehler machen.'");

        await open.Page.EvaluateAsync("() => { chat.locale = 'ja'; }");

        await open.UntilAsync("chat.shadowRoot.querySelector('.notice').textContent === 'You are talking with an AI. It can make mistakes.'");
    }

    [ChromiumFact]
    public async Task Every_word_that_is_seen_can_be_replaced()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, new() { ["speech"] = "off", ["name"] = "~", ["layout"] = "button", ["dismissible"] = "" });
        var english = await open.Page.EvaluateAsync<Dictionary<string, string>>(Words, "en");
        await open.Page.EvaluateAsync(
            "words => { chat.labels = Object.fromEntries(Object.keys(words).map(word => [word, '~'])); chat.open(); }", english);
        await open.AskAsync("~");
        await open.UntilAsync("chat.turns[0]?.status === 'completed' && chat.shadowRoot.querySelector('.actions:not([hidden]) .tool')");

        string[] said = await open.ReadAsync<string[]>(
            """
            [...chat.shadowRoot.querySelectorAll('*')].flatMap(each => [
              ...['aria-label', 'title', 'placeholder'].map(name => each.getAttribute(name)),
              ...[...each.childNodes].filter(node => node.nodeType === 3 && !each.closest('.text, [aria-live=polite]')).map(node => node.data),
            ]).map(text => text?.trim()).filter(text => text && !/^[~:]+ ?:?$/.test(text))
            """);

        Assert.Empty(said);
    }

    private static string[] Gaps(string word) => [.. Gap().Matches(word).Select(static match => match.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\w+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
