namespace AvatarKit.EndToEnd.Tests;

/// <summary>The page that a <see cref="LivePeer"/> serves.</summary>
internal static class LivePageScript
{
    public const string Html =
        """
        <!doctype html><meta charset="utf-8"><title>Live</title><script type="module" src="/page.js"></script>
        """;

    public const string Script =
        """
        import { LiveClient } from '/live/live-client.js';
        import { speechOf } from '/live/speech-message.js';
        import { Microphone } from '/avatar-microphone.js';
        import { isEcho, onlyListens } from '/microphone/heard-words.js';
        import { Resampler } from '/microphone/resampler.js';
        import { BrowserVoice } from '/microphone/browser-voice.js';
        import { VoiceDetector } from '/microphone/voice-detector.js';
        const log = [];
        const client = new LiveClient({ endpoint: '/avatar' });
        for (const type of ['welcome', 'text', 'speech', 'end', 'refused', 'connection', 'closed', 'goAway']) {
          client.addEventListener(type, ({ detail }) => {
            log.push({ ...detail, type, error: detail.error?.code ?? null, audio: detail.audio instanceof Uint8Array ? [...detail.audio] : null });
          });
        }
        globalThis.all = type => log.filter(entry => entry.type === type);
        Object.assign(globalThis, { client, log, LiveClient, speechOf, Microphone, isEcho, onlyListens, Resampler, BrowserVoice, VoiceDetector });
        """;
}
