using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace AvatarKit.EndToEnd.Tests;

public sealed class MicrophoneTests(MicrophoneChromium chromium) : IClassFixture<MicrophoneChromium>
{
    private const string Follow =
        """
        await client.connect();
        globalThis.heard = [];
        globalThis.open = options => {
          globalThis.microphone = new Microphone({ client, ...options });
          for (const type of ['level', 'voice', 'transcript', 'dropped', 'error', 'stopped']) {
            microphone.addEventListener(type, ({ detail }) => heard.push({ type, ...detail, error: null }));
          }
          return microphone;
        };
        globalThis.of = type => heard.filter(entry => entry.type === type);
        """;

    private const string Recognizer =
        """
        globalThis.recognizers = [];
        globalThis.SpeechRecognition = class {
          static async available() { return 'available'; }
          start(track) { this.track = track; recognizers.push(this); }
          stop() { setTimeout(() => this.onend()); }
          say(text, isFinal) {
            this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript: text }], { isFinal })] });
            if (isFinal) this.onend();
          }
        };
        """;

    [ChromiumTheory]
    [InlineData("pcm")]
    [InlineData("opus")]
    public async Task A_voice_is_heard_begins_and_ends_and_its_sound_arrives(string codec)
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync(Follow);

        await page.DoAsync($"await open({{ mode: 'hands-free', codec: '{codec}' }}).start();");
        await page.UntilAsync("of('voice').some(({ speaking }) => !speaking)");
        await page.DoAsync("microphone.stop();");
        await LivePage.UntilAsync(() => peer.Session.Of("audioEnd").Length == 1, "the microphone is closed");

        double[] times = await page.AskAsync<double[]>("of('voice').map(({ atMs }) => atMs)");
        Assert.Equal(2, times.Length);
        Assert.InRange(times[1] - times[0], 1_700, 2_300);
        Assert.Equal(["true", "false"], peer.Session.Of("voice").Select(static message => message["speaking"]!.ToJsonString()));
        JsonObject start = Assert.Single(peer.Session.Of("audioStart"));
        Assert.Equal(codec, (string?)start["codec"]);
        byte[][] frames = peer.Session.Sound();
        Assert.All(frames, static frame => Assert.Equal(16, frame[0]));
        if (codec == "pcm")
        {
            short[] samples = [.. frames.SelectMany(static frame => Enumerable.Range(0, (frame.Length - 5) / 2)
                .Select(i => BinaryPrimitives.ReadInt16LittleEndian(frame.AsSpan(5 + (2 * i)))))];
            Assert.InRange(samples.Length / 16_000.0, 2.4, 4.5);
            Assert.InRange(Math.Sqrt(samples.Average(static sample => (double)sample * sample)), 300, 20_000);
        }
        else
        {
            // 20 ms each, so that the bytes a second are a tenth of PCM's.
            Assert.InRange(frames.Length / 50.0, 2.4, 4.5);
            Assert.InRange(frames.Average(static frame => frame.Length - 5), 10, 100);
        }

        Assert.InRange(await page.AskAsync<double>("Math.max(...of('level').map(({ level }) => level))"), 0.5, 1);
        Assert.Empty(page.Complaints);
    }

    [ChromiumTheory]
    [InlineData("NotAllowedError", "microphone.refused")]
    [InlineData("NotFoundError", "microphone.missing")]
    [InlineData("NotReadableError", "microphone.busy")]
    [InlineData("TypeError", "microphone.failed")]
    public async Task A_microphone_that_cannot_be_had_has_a_code_and_typing_goes_on(string error, string code)
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync(Follow + $"navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('', '{error}'); }};");

        string told = await page.AskAsync<string>("open({ codec: 'pcm' }).start().then(() => 'none', error => error.code)");
        await page.DoAsync("client.say('typed');");
        await LivePage.UntilAsync(() => peer.Session.Of("say").Length == 1, "typed is said");

        Assert.Equal(code, told);
        Assert.Empty(page.Complaints);
    }

    [ChromiumFact]
    public async Task A_microphone_that_is_unplugged_is_told_and_closed()
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync(Follow + "await open({ codec: 'pcm' }).start();");

        await page.DoAsync("microphone.capture.track.dispatchEvent(new Event('ended'));");
        await page.UntilAsync("of('error').length > 0 && of('stopped').length > 0");
        await LivePage.UntilAsync(() => peer.Session.Of("audioEnd").Length == 1, "the microphone is closed");

        Assert.Equal("microphone.unplugged", await page.AskAsync<string>("of('error')[0].code"));
    }

    [ChromiumFact]
    public async Task The_browser_recognises_where_the_server_does_not_and_the_avatar_does_not_answer_itself()
    {
        await using LivePeer peer = await LivePeer.StartAsync(blocksSockets: false, recognizes: false);
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync(Follow + Recognizer + "await open({ mode: 'hands-free', locale: 'en-US' }).start();");

        await page.DoAsync("recognizers[0].say('what is', false); recognizers[0].say('what is new', true);");
        await page.UntilAsync("recognizers.length === 2");
        peer.Session.Post(new JsonObject { ["type"] = "state", ["state"] = "speaking" });
        peer.Session.Post(new JsonObject { ["type"] = "speech", ["segment"] = 0, ["text"] = "We open at nine o'clock on Monday mornings." });
        await page.UntilAsync("client.spoken.length > 0");
        await page.DoAsync("recognizers[1].say('open at nine oclock on Monday', true);");
        await page.UntilAsync("recognizers.length === 3");
        await page.DoAsync("recognizers[2].say('and on Sunday', true); microphone.stop();");
        await page.UntilAsync("of('stopped').length > 0");

        Assert.Equal(
            ["what is", "what is new", "and on Sunday"], await page.AskAsync<string[]>("of('transcript').map(({ text }) => text)"));
        Assert.Equal(["echo"], await page.AskAsync<string[]>("of('dropped').map(({ reason }) => reason)"));
        Assert.Empty(peer.Session.Sound());
        Assert.Empty(page.Complaints);
    }
}
