namespace AvatarKit.EndToEnd.Tests;

/// <summary>Where the server has no voice, the browser's speaks.</summary>
public sealed class ChatComponentVoiceTests(Chromium chromium) : IClassFixture<Chromium>
{
    // A voice that takes a quarter of a second for a word; what it said is in `said`.
    private const string Voice =
        """
        globalThis.serverSpeaks = false;
        globalThis.said = [];
        globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        let timers = [];
        let speaking = null;
        Object.defineProperty(globalThis, 'speechSynthesis', { value: {
          getVoices: () => [{ name: 'Zoe', lang: 'en-US', localService: true, default: true }],
          addEventListener() { },
          speak(utterance) {
            said.push({ text: utterance.text, volume: utterance.volume });
            speaking = utterance;
            const later = (ms, run) => timers.push(setTimeout(run, ms));
            later(5, () => utterance.onstart());
            let at = 30;
            for (const { index } of utterance.text.matchAll(/\S+/g)) {
              later(at, () => utterance.onboundary({ name: 'word', charIndex: index }));
              at += 250;
            }
            later(at, () => {
              speaking = null;
              if (globalThis.voiceFails) utterance.onerror({ error: 'synthesis-failed' });
              else utterance.onend();
            });
          },
          cancel() {
            timers.forEach(clearTimeout);
            timers = [];
            const utterance = speaking;
            speaking = null;
            if (utterance) setTimeout(() => utterance.onerror({ error: 'interrupted' }));
          },
        } });
        """;

    [ChromiumFact]
    public async Task The_browsers_voice_speaks_moves_the_mouth_and_tells_what_was_heard()
    {
        await using ChatPage open = await OpenAsync();
        await open.Page.EvaluateAsync(
            "() => { globalThis.mouths = []; setInterval(() => mouths.push(chat.room.player.mouthState().aperture), 20); }");
        await open.AskAsync("hi");
        await open.UntilAsync("heard.some(({ name }) => name === 'speechended')");

        Assert.Equal(["You said hi.", "That is a good question."], await open.ReadAsync<string[]>("said.map(({ text }) => text.trim())"));
        Assert.Equal(
            ["You", "said", "hi", "That", "is", "a", "good", "question"],
            await open.ReadAsync<string[]>("heard.filter(({ name }) => name === 'word').map(({ detail }) => detail.text)"));
        Assert.Equal("voice", await open.ReadAsync<string>("chat.room.player.metrics().output"));
        Assert.True(await open.ReadAsync<double>("Math.max(...mouths)") > 0.2);
        Assert.True(await open.ReadAsync<bool>(
            "calls.filter(([name]) => name === 'playback').map(([, { heardCharacters }]) => heardCharacters)"
                + ".every((now, i, all) => i === 0 || now >= all[i - 1])"));
        Assert.Equal(
            await open.ReadAsync<int>("chat.turns[0].answer.length"),
            await open.ReadAsync<int>("calls.filter(([name]) => name === 'playback').at(-1)[1].heardCharacters"));
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task It_falls_silent_with_the_chat_and_is_interrupted_at_its_word()
    {
        await using ChatPage open = await OpenAsync();
        await open.AskAsync("go");
        await open.UntilAsync("heard.filter(({ name }) => name === 'word').length === 3");
        await open.Page.EvaluateAsync("() => chat.mute()");
        await open.UntilAsync("said.length === 2 && heard.filter(({ name }) => name === 'word').length >= 5");
        await open.Page.EvaluateAsync("() => chat.interrupt()");
        int spoken = await open.ReadAsync<int>("said.length");
        await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);

        Assert.Equal("1 0", await open.ReadAsync<string>("said.map(({ volume }) => volume).join(' ')"));
        Assert.True(await open.ReadAsync<bool>("said[0].text.endsWith(said[1].text) && said[1].text.length < said[0].text.length - 5"));
        Assert.Equal(spoken, await open.ReadAsync<int>("said.length"));
        string heard = await open.ReadAsync<string>("chat.turns[0].answer");
        Assert.StartsWith("One two three", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("nine", heard, StringComparison.Ordinal);
        Assert.Equal(heard.Length, await open.ReadAsync<int>("calls.find(([name]) => name === 'interrupt')[1].heardCharacters"));
    }

    [ChromiumFact]
    public async Task A_voice_that_fails_leaves_the_words_to_be_read()
    {
        await using ChatPage open = await OpenAsync();
        await open.Page.EvaluateAsync("() => { globalThis.voiceFails = true; }");
        await open.AskAsync("hi");
        await open.UntilAsync("heard.some(({ name }) => name === 'speechended')");

        Assert.Single(await open.ReadAsync<string[]>("said.map(({ text }) => text)"));
        Assert.NotEqual("voice", await open.ReadAsync<string>("chat.room.player.metrics().output"));
    }

    [ChromiumFact]
    public async Task A_page_that_does_not_want_it_is_not_read_to()
    {
        await using ChatPage open = await OpenAsync(new() { ["browser-voice"] = "off" });
        await open.AskAsync("hi");
        await open.UntilAsync("heard.some(({ name }) => name === 'speechended')");

        Assert.Equal(0, await open.ReadAsync<int>("said.length"));
    }

    [ChromiumFact]
    public async Task Only_words_that_were_heard_lately_can_be_an_echo()
    {
        await using ChatPage open = await OpenAsync();
        await open.AskAsync("go");
        await open.UntilAsync("heard.filter(({ name }) => name === 'word').length === 3");

        string heard = await open.ReadAsync<string>("chat.talk.spoken.since(performance.now() - 5000)");
        Assert.StartsWith("One two three", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("nine", heard, StringComparison.Ordinal);
        Assert.Equal("", await open.ReadAsync<string>("chat.talk.spoken.since(performance.now() + 1)"));
    }

    private async Task<ChatPage> OpenAsync(Dictionary<string, string>? attributes = null)
    {
        ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, attributes, new() { ["go"] = "One two three four five six seven eight nine." }, before: Voice);
        bool isVoiced = attributes is null;
        await open.UntilAsync(isVoiced ? "chat.room?.player.voice" : "globalThis.client?.connection === 'open'");
        return open;
    }
}
