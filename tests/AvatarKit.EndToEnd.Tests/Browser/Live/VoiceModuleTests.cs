namespace AvatarKit.EndToEnd.Tests;

public sealed class VoiceModuleTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task Echoes_and_words_of_a_listener_are_told_from_messages()
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        const string Said = "'The weather in Berlin will be sunny tomorrow, with a high of twenty-five degrees. Would you like to know more?'";

        string[] echoes = await page.AskAsync<string[]>(
            $"""
            ['will be sunny tomorrow with a high', 'weather in Berlin will be funny tomorrow', 'what about Munich', 'stop', '']
              .filter(text => isEcho(text, {Said}))
            """);
        string[] listening = await page.AskAsync<string[]>(
            "['Mm-hm, yeah.', 'stop', 'Ja, genau', ''].filter(text => onlyListens(text, text.startsWith('Ja') ? 'de' : 'en-US'))");

        Assert.Equal(["will be sunny tomorrow with a high", "weather in Berlin will be funny tomorrow"], echoes);
        Assert.Equal(["Mm-hm, yeah.", "Ja, genau"], listening);
    }

    [ChromiumTheory]
    [InlineData(48_000)]
    [InlineData(44_100)]
    [InlineData(22_050)]
    public async Task Sound_at_another_rate_stays_the_same_sound(int rate)
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);

        double[] amplitudes = await page.AskAsync<double[]>(
            $$"""
            [1000, 10000].map(hertz => {
              const resampler = new Resampler({{rate}}, 16000);
              const output = [];
              for (let at = 0; at < {{rate}}; at += 128) {
                output.push(...resampler.process(Float32Array.from({ length: 128 }, (_, i) => Math.sin(2 * Math.PI * hertz * (at + i) / {{rate}}))));
              }
              return Math.max(...output.slice(1000, -1000).map(Math.abs));
            })
            """);

        Assert.InRange(amplitudes[0], 0.98, 1.02);
        Assert.InRange(amplitudes[1], 0, 0.01);
    }

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cough_is_short_and_speech_is_not_where_the_avatar_is_heard_or_thinks(bool isHeard)
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);

        double[] lasted = await page.AskAsync<double[]>(
            $$"""
            [0.25, 2].map(seconds => {
              const told = [];
              const isHeard = {{(isHeard ? "true" : "false")}};
              const detector = new VoiceDetector(null, () => isHeard, voice => told.push(detector.activity.now), () => true);
              const noise = (length, loud) => detector.write(Float32Array.from({ length: length * 16000 }, () => loud * (Math.random() - 0.5)));
              noise(5, 0.002);
              noise(seconds, 0.8);
              noise(2, 0.002);
              return told.length === 2 ? told[1] - told[0] : -1;
            })
            """);

        // The server takes what lasts half a second for an interruption.
        Assert.InRange(lasted[0], 100, 480);
        Assert.InRange(lasted[1], 1_900, 2_600);
    }

    [ChromiumFact]
    public async Task The_browsers_voice_speaks_sentence_by_sentence_and_its_words_move_the_mouth()
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync(
            """
            globalThis.spoken = [];
            globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            Object.defineProperty(globalThis, 'speechSynthesis', { value: {
              getVoices: () => [{ name: 'B', lang: 'en_GB', localService: true }], cancel() { }, addEventListener() { },
              speak(utterance) {
                spoken.push(utterance.text.trim());
                setTimeout(() => {
                  utterance.onstart();
                  for (const { index } of utterance.text.matchAll(/\S+/g)) utterance.onboundary({ name: 'word', charIndex: index });
                  utterance.onend();
                });
              },
            } });
            globalThis.words = [];
            globalThis.shapes = [];
            await new Promise(resolve => {
              const stream = new BrowserVoice({ locale: 'en-US' }).stream({
                onword: ({ text, start }) => words.push(`${start}:${text}`),
                onpose: visemes => shapes.push(visemes.map(({ viseme }) => viseme).join()),
                onend: ({ outcome }) => resolve(outcome),
              });
              for (const delta of ['Hel', 'lo **the', 're** you. Ma', 'ma']) stream.write(delta);
              stream.end();
            });
            """);

        Assert.Equal(["Hello   there   you.", "Mama"], await page.AskAsync<string[]>("spoken"));
        Assert.Equal(["0:Hello", "8:there", "16:you.", "21:Mama"], await page.AskAsync<string[]>("words"));
        Assert.Equal("PP,aa,PP,aa", await page.AskAsync<string>("shapes.at(-3)"));
        Assert.Equal("", await page.AskAsync<string>("shapes.at(-1)"));
    }
}
