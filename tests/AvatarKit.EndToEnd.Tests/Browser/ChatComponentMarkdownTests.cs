using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>An answer's Markdown as the chat shows it: never as markup of its own.</summary>
public sealed class ChatComponentMarkdownTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Hostile =
        "<img src=x onerror=globalThis.hacked=1><script>hacked=2</script> [a](javascript:hacked=3) [b](JaVaScRiPt:hacked=4) "
            + "[c](data:text/html,<script>hacked=5</script>) ![d](https://evil.test/d.png) [e](https://user:word@shop.test/) [f](//evil.test) "
            + "[g](https://shop.test/a?b=1) https://evil.test/h https://shop.test/i. <svg onload=globalThis.hacked=6>\n\n"
            + "| <img src=x onerror=hacked=7> | j |\n|---|---|\n| [k](javascript:hacked=8) | `l` |\n\n```html\n<script>hacked=9</script>\n```\n";

    private const string Render =
        """
        async text => {
          const { AnswerBlocks } = await import('/chat/answer-blocks.js');
          const { linesFrom } = await import('/chat/answer-paragraphs.js');
          const options = { hosts: ['*'], newTab: 'new', copyCode: 'copy', code: 'Code', table: 'Table', copy() { } };
          const blocks = new AnswerBlocks(text, options);
          const holder = document.createElement('div');
          for (const { element } of blocks.read(linesFrom(text, 0))) holder.append(element);
          for (const extra of holder.querySelectorAll('button, .hidden')) extra.remove();
          for (const word of holder.querySelectorAll('.word')) word.replaceWith(...word.childNodes);
          for (const element of holder.querySelectorAll('*')) {
            for (const name of element.getAttributeNames()) if (name !== 'href' && name !== 'start') element.removeAttribute(name);
          }
          return holder.innerHTML;
        }
        """;

    [ChromiumTheory]
    [InlineData("# A\n### B", "<h3>A</h3><h4>B</h4>")]
    [InlineData("a\nb\n\nc", "<p>a\nb</p><p>c</p>")]
    [InlineData("- a\n  - b\n    1. c\n- d", "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>")]
    [InlineData("1. a\n\n   more\n2. b", "<ol><li>a<p>more</p></li><li>b</li></ol>")]
    [InlineData("3. x", "<ol start=\"3\"><li>x</li></ol>")]
    [InlineData("> q\n> **r**\n>> s", "<blockquote><p>q\n<strong>r</strong></p><blockquote><p>s</p></blockquote></blockquote>")]
    [InlineData("~~~js\na\n```\n~~~\nx", "<figure><figcaption><span>js</span></figcaption><pre><code>a\n```</code></pre></figure><p>x</p>")]
    [InlineData(
        "| a | b |\n|--|:-:|\n| 1 \\| x | ~~2~~ |",
        "<div><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1 | x</td><td><s>2</s></td></tr></tbody></table></div>")]
    [InlineData("[a *b*](https://x.test/q)", "<p><a href=\"https://x.test/q\">a <em>b</em></a></p>")]
    [InlineData("see https://x.test/a_b_c, ok", "<p>see <a href=\"https://x.test/a_b_c\">https://x.test/a_b_c</a>, ok</p>")]
    [InlineData("***", "<hr>")]
    [InlineData("- ", "<ul><li></li></ul>")]
    [InlineData("|", "<p>|</p>")]
    [InlineData("[](", "<p>[](</p>")]
    [InlineData(" \n\n", "")]
    public async Task Markdown_becomes_elements(string markdown, string expected)
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);

        Assert.Equal(expected, await open.Page.EvaluateAsync<string>(Render, markdown));
    }

    [ChromiumFact]
    public async Task Hostile_text_stays_text_wherever_it_stands()
    {
        var source = new Dictionary<string, string> { ["title"] = Hostile, ["url"] = "javascript:hacked=10" };
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            new() { ["greeting"] = Hostile, ["suggestions"] = Hostile, ["name"] = Hostile, ["link-hosts"] = "shop.test" },
            new() { ["go"] = new Dictionary<string, object> { ["text"] = Hostile, ["sources"] = new[] { source } } });
        await open.Page.EvaluateAsync("text => { chat.labels = { placeholder: text, aiNotice: text, copy: text, sources: text }; }", Hostile);
        await open.AskAsync(Hostile);
        await open.AskAsync("go");
        await open.UntilAsync("chat.turns.at(-1)?.status === 'completed'");
        await open.Page.EvaluateAsync("text => client.tell('transcript', { text, final: false })", Hostile);
        await open.UntilAsync("chat.shadowRoot.querySelector('.ghost')");
        await open.UntilAsync("chat.shadowRoot.querySelectorAll('.sources li').length === 1");

        Assert.True(await open.ReadAsync<bool>("globalThis.hacked === undefined"));
        Assert.Equal(0, await open.ReadAsync<int>("chat.shadowRoot.querySelectorAll('img, script, iframe, object, link, style').length"));
        Assert.Equal(
            0,
            await open.ReadAsync<int>(
                "[...chat.shadowRoot.querySelectorAll('*')].filter(each => each.getAttributeNames().some(name => name.startsWith('on'))).length"));
        string[] links = await open.ReadAsync<string[]>("[...new Set([...chat.shadowRoot.querySelectorAll('a')].map(link => link.href))].sort()");
        Assert.Equal(["https://shop.test/a?b=1", "https://shop.test/i"], links);
        Assert.True(await open.ReadAsync<bool>("[...chat.shadowRoot.querySelectorAll('a')].every(link => link.rel.includes('noopener'))"));
        Assert.All(open.Requests, static request => Assert.StartsWith("http://chat.test/", request, StringComparison.Ordinal));
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task A_link_to_another_host_is_shown_with_its_address()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, new() { ["speech"] = "off" }, new() { ["go"] = "See [the guide](https://other.test/guide)." });
        await open.AskAsync("go");
        await open.UntilAsync("chat.turns[0]?.status === 'completed' && chat.shadowRoot.querySelector('.address')");

        string shown = await open.ReadAsync<string>("chat.shadowRoot.querySelector('.text').textContent");
        Assert.Equal("See the guide (https://other.test/guide).", shown);
        Assert.Equal(0, await open.ReadAsync<int>("chat.shadowRoot.querySelectorAll('.text a').length"));
    }

    [ChromiumFact]
    public async Task An_answer_grows_at_its_end_alone_and_is_told_sentence_by_sentence()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            new() { ["speech"] = "off" },
            new()
            {
                ["go"] = new Dictionary<string, object> { ["text"] = "One.\n\nTwo **bold** words.\n\n- a\n- b\n\nThe last one.", ["pace"] = 60 },
            });
        await open.AskAsync("go");
        await open.UntilAsync("chat.shadowRoot.querySelectorAll('.text > *').length >= 2");
        await open.Page.EvaluateAsync("() => { globalThis.first = chat.shadowRoot.querySelector('.text > *'); }");
        await open.UntilAsync("chat.turns[0].status === 'completed' && chat.shadowRoot.querySelectorAll('.text > *').length === 4");

        Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.querySelector('.text > *') === first"));
        await open.UntilAsync("chat.shadowRoot.querySelector('[aria-live=polite]').lastChild?.textContent === 'The last one.'");
        Assert.Equal(
            ["One.", "Two bold words.", "a", "b", "The last one."],
            await open.ReadAsync<string[]>("[...chat.shadowRoot.querySelectorAll('[aria-live=polite] p')].map(each => each.textContent)"));
    }
}
