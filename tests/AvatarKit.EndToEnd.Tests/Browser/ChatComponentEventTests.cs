using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>What the chat tells the page, and what it does with the conversation.</summary>
public sealed class ChatComponentEventTests(Chromium chromium) : IClassFixture<Chromium>
{
    // What a client that is asked for the bit rate it has does not tell.
    private const string Calls = "calls.filter(([name]) => name !== 'bitrate').length";

    [ChromiumFact]
    public async Task Events_are_heard_outside_of_shadow_roots()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            new() { ["layout"] = "button" },
            new() { ["fail"] = new Dictionary<string, object> { ["error"] = new Dictionary<string, object> { ["code"] = "model.failed" } } });
        await open.Page.EvaluateAsync("() => chat.open()");
        await open.AskAsync("Hi");
        await open.UntilAsync("heard.some(({ name }) => name === 'speechended')");
        await open.Page.Locator("avatar-chat [aria-label='Good answer']").ClickAsync();
        await open.Page.EvaluateAsync("() => client.tell('toolCall', { turnId: 't', callId: 'c', name: 'none', arguments: {} })");
        await open.AskAsync("fail");
        await open.UntilAsync("heard.some(({ name }) => name === 'error')");
        await open.Page.EvaluateAsync("() => chat.close()");
        await open.UntilAsync("heard.some(({ name }) => name === 'close')");

        Assert.Equal(
            ["close", "error", "open", "rating", "speechended", "speechstarted", "statechange", "toolcall", "turnstarted", "word"],
            await open.ReadAsync<string[]>("[...new Set(heard.map(({ name }) => name))].sort()"));
        Assert.True(await open.ReadAsync<bool>("heard.every(({ bubbles, composed }) => bubbles && composed)"));
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task A_greeting_that_comes_after_the_first_question_stands_before_it()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        await open.Page.EvaluateAsync(
            """
            () => {
              chat.say('When are you open?');
              client.tell('turn', { turnId: 'g' });
              client.tell('text', { turnId: 'g', text: 'Welcome.' });
              client.tell('end', { turnId: 'g', outcome: 'interrupted' });
            }
            """);

        await open.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.turns.at(-1).message !== ''");

        Assert.Equal(["", "When are you open?"], await open.ReadAsync<string[]>("chat.turns.map(({ message }) => message)"));
        Assert.Equal("completed", await open.ReadAsync<string>("chat.turns[0].status"));
        Assert.Equal(
            ["Welcome.", "You said When are you open?. That is a good question."],
            await open.ReadAsync<string[]>("[...chat.shadowRoot.querySelectorAll('.turns .answer .text')].map(({ textContent }) => textContent)"));
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task A_word_is_marked_and_told_while_it_is_heard()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, answers: new() { ["go"] = "We sell **lamps** and we repair them for life." });
        await open.AskAsync("go");
        await open.UntilAsync("chat.shadowRoot.querySelector('.text .word.now')?.textContent === 'repair'");
        await open.UntilAsync("heard.filter(({ name }) => name === 'word').length > 6");

        Assert.True(
            await open.ReadAsync<bool>(
                "heard.filter(({ name }) => name === 'word').every(({ detail: { start, length, text } }) =>"
                    + " chat.turns[0].answer.slice(start, start + length) === text)"));
        Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.querySelector('.caption .word.now') !== null"));
    }

    [ChromiumFact]
    public async Task Writing_interrupts_at_the_word_that_is_heard()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, answers: new() { ["go"] = "One two three four five six seven eight nine." });
        await open.AskAsync("go");
        await open.UntilAsync("heard.filter(({ name }) => name === 'word').length === 3");
        await open.AskAsync("stop");
        await open.UntilAsync("chat.turns.length === 2 && chat.turns[1].status === 'completed'");

        Assert.Equal("interrupted", await open.ReadAsync<string>("chat.turns[0].status"));
        string heard = await open.ReadAsync<string>("chat.turns[0].answer");
        Assert.StartsWith("One two", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("eight", heard, StringComparison.Ordinal);
        Assert.True(
            await open.ReadAsync<bool>($"calls.find(([name]) => name === 'interrupt')[1].heardCharacters === {heard.Length}"));
        Assert.Equal("You interrupted here", await open.ReadAsync<string>("chat.shadowRoot.querySelector('.note').textContent"));
    }

    [ChromiumFact]
    public async Task The_model_calls_the_pages_functions_and_is_told_of_their_errors()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        await open.UntilAsync("globalThis.client?.connection === 'open'");
        await open.Page.EvaluateAsync(
            """
            () => {
              chat.addTool('sum', { description: 'Adds.', parameters: { type: 'object' }, run: ({ a, b }) => a + b });
              chat.addTool('broken', { description: 'Fails.', run: () => { throw new Error('no lamp'); } });
              for (const name of ['sum', 'broken', 'none']) client.tell('toolCall', { turnId: 't', callId: name, name, arguments: { a: 2, b: 3 } });
            }
            """);
        await open.UntilAsync("calls.filter(([name]) => name === 'toolResult').length === 3");

        Assert.Equal(
            ["broken no lamp", "none The page has no function 'none'.", "sum 5"],
            await open.ReadAsync<string[]>(
                "calls.filter(([name]) => name === 'toolResult').map(([, id, { result, error }]) => `${id} ${result ?? error}`).sort()"));
        Assert.Equal(2, await open.ReadAsync<int>("calls.findLast(([name]) => name === 'tools')[1].length"));
    }

    [ChromiumFact]
    public async Task An_answer_is_heard_again_without_telling_the_server()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        await open.AskAsync("Hi");
        await open.UntilAsync("chat.state === 'speaking'");
        await open.UntilAsync("chat.state === 'idle'");
        int told = await open.ReadAsync<int>(Calls);

        await open.Page.Locator("avatar-chat [aria-label='Hear it again']").ClickAsync();
        await open.UntilAsync("chat.state === 'speaking' && chat.shadowRoot.querySelector('.text .word.now')");
        await open.Page.Keyboard.PressAsync("Escape");
        await open.UntilAsync("chat.state === 'idle'");

        Assert.Equal(told, await open.ReadAsync<int>(Calls));
        Assert.Equal("completed", await open.ReadAsync<string>("chat.turns[0].status"));
    }

    [ChromiumFact]
    public async Task A_chat_that_begins_as_text_asks_for_no_speech_until_it_is_wanted()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser, new() { ["speech"] = "off" });
        await open.AskAsync("Hi");
        await open.UntilAsync("chat.turns[0]?.status === 'completed'");
        Assert.False(await open.ReadAsync<bool>("client.options.speech"));
        Assert.False(await open.ReadAsync<bool>("heard.some(({ name }) => name === 'speechstarted')"));

        await open.Page.Locator("avatar-chat [aria-label='Turn the voice on']").ClickAsync();

        await open.UntilAsync("made === 2 && client.options.speech === true && client.options.conversation === 'conversation-1'");
    }
}
