using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The page of a <see cref="ChatSite"/>: what the query names are the chat's attributes, <c>page-…</c> the page's own.</summary>
internal static class ChatSitePage
{
    private const string OfThePage = "page-";

    public const string Style =
        "html, body { margin: 0; height: 100%; color-scheme: light dark; background: Canvas } main { height: 100% } "
        + "h1 { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%) }";

    /// <summary>Counts in <c>watch</c> what the visitor hears and sees, and records in <c>recording</c> what leaves the player.</summary>
    public const string Script =
        """
        // What tests look at.
        globalThis.chat = document.querySelector('avatar-chat');
        const watch = globalThis.watch = { words: [], told: [], pictures: 0, lastWordEnd: 0, notices: [] };
        let asked = null;
        for (const name of ['turnstarted', 'speechstarted', 'speechended', 'toolcall', 'error', 'statechange']) {
          chat.addEventListener(name, ({ detail }) => {
            if (name === 'turnstarted' && detail.message) asked = detail.turnId;
            watch.told.push({ name, at: performance.now(), ...detail });
          });
        }
        chat.addEventListener('word', ({ detail }) => {
          if (detail.turnId !== asked) return;
          watch.words.push(detail.text);
          watch.told.push({ name: 'word', at: performance.now(), text: detail.text, position: player().position });
          watch.lastWordEnd = detail.start + detail.length;
        });
        globalThis.canvas = () => [chat.shadowRoot, ...[...chat.shadowRoot.querySelectorAll('*')].map(each => each.shadowRoot)]
          .map(root => root?.querySelector('canvas')).find(Boolean);
        const shot = document.createElement('canvas');
        shot.width = shot.height = 96;
        const pen = shot.getContext('2d', { willReadFrequently: true });
        // The lower half of the face's middle: the mouth is there.
        globalThis.mouth = () => {
          pen.drawImage(canvas(), 0, 0, 96, 96);
          return [...pen.getImageData(24, 44, 48, 36).data];
        };
        globalThis.player = () => chat.room.player;
        globalThis.loudness = () => {
          const { output } = player();
          if (!output) return 0;
          if (!loudness.meter) {
            loudness.meter = output.context.createAnalyser();
            loudness.meter.fftSize = 4096;
            output.connect(loudness.meter);
          }
          const samples = new Float32Array(4096);
          loudness.meter.getFloatTimeDomainData(samples);
          return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
        };
        globalThis.record = async () => {
          const context = player().playback.context();
          await context.audioWorklet.addModule('/recorder.js');
          const recorder = new AudioWorkletNode(context, 'recorder');
          globalThis.recording = { rate: context.sampleRate, blocks: [] };
          recorder.port.onmessage = ({ data }) => recording.blocks.push(data);
          player().output.connect(recorder);
        };
        globalThis.recorded = () => {
          const bytes = new Uint8Array(recording.blocks.length * recording.blocks[0].byteLength);
          recording.blocks.forEach((block, i) => bytes.set(new Uint8Array(block.buffer), i * block.byteLength));
          let text = '';
          for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
          return btoa(text);
        };
        """;

    /// <summary>An audio worklet that hands over every sample that passes.</summary>
    public const string Recorder =
        """
        // Records.
        registerProcessor('recorder', class extends AudioWorkletProcessor {
          constructor() {
            super();
            this.block = new Int16Array(4096);
            this.at = 0;
          }

          process([[input]]) {
            for (let i = 0; i < 128; i++) this.block[this.at++] = Math.max(-1, Math.min(1, input?.[i] ?? 0)) * 32767;
            if (this.at === this.block.length) {
              this.port.postMessage(this.block.slice());
              this.at = 0;
            }
            return true;
          }
        });
        """;

    public static string Html(IQueryCollection query)
    {
        string Attributes(bool ofPage) => string.Concat(query
            .Where(one => one.Key.StartsWith(OfThePage, StringComparison.Ordinal) == ofPage)
            .Select(one => Attribute(ofPage ? one.Key[OfThePage.Length..] : one.Key, $"{one.Value}")));
        string language = query.ContainsKey("page-lang") ? "" : " lang=\"en\"";
        return $"""
            <!doctype html>
            <html{language}{Attributes(ofPage: true)}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Lamps</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/page.css">
            <script type="module" src="/_content/AvatarKit.AspNetCore/avatar-chat.js"></script>
            <script type="module" src="/page.js"></script>
            </head>
            <body><main><h1>Lamps</h1><avatar-chat endpoint="/avatar"{Attributes(ofPage: false)}></avatar-chat></main></body>
            </html>
            """;
    }

    private static string Attribute(string name, string value)
        => $" {HtmlEncoder.Default.Encode(name)}=\"{HtmlEncoder.Default.Encode(value)}\"";
}
