namespace AvatarKit.EndToEnd.Tests;

/// <summary>A server for the chat that lives in its page: it takes the live client's place, answers from <c>answers</c>, and keeps what it was told
/// in <c>calls</c>.</summary>
internal static class ScriptedChat
{
    public const string Module =
        """
        // A live client whose server is in the page.
        const RATE = 16000;
        const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

        function hum(turnId, segment, text, textStart) {
          const words = [];
          let at = 0.1;
          for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}']+/gu)) {
            const length = Math.max(0.12, word.length * 0.06);
            words.push({ text: word, startMs: at * 1000, durationMs: length * 1000, captionStart: index, captionLength: word.length });
            at += length + 0.03;
          }
          const samples = Math.round((at + 0.2) * RATE);
          const sound = Int16Array.from({ length: samples }, (_, i) => 2000 * Math.sin(2 * Math.PI * 180 * i / RATE));
          return {
            type: 'speech', turnId, segment, sentence: segment, text, textStart, durationMs: samples / RATE * 1000, words, visemes: [],
            samples, sampleRate: RATE, restart: segment === 0, codec: 'pcm', audio: new Uint8Array(sound.buffer), face: null,
          };
        }

        export class LiveClient extends EventTarget {
          constructor(options) {
            super();
            this.options = options;
            this.connection = 'closed';
            globalThis.calls = [];
            globalThis.client = this;
            globalThis.made = (globalThis.made ?? 0) + 1;
          }

          tell(type, detail = {}) {
            this.dispatchEvent(new CustomEvent(type, { detail }));
          }

          setConnection(connection) {
            this.connection = connection;
            this.tell('connection', { connection, error: null });
          }

          async connect() {
            if (this.connection === 'open') return this.session;
            this.setConnection('connecting');
            await wait(5);
            const audio = this.options.speech === false ? null : { codec: 'pcm' };
            this.session = {
              type: 'welcome', session: 's', conversation: this.options.conversation ?? 'conversation-1', avatar: { id: 'ava', name: 'Ava' },
              state: 'idle', audio, speaks: globalThis.serverSpeaks ?? true, recognizes: true, resumed: 'no',
              disclosure: globalThis.disclosure, limits: globalThis.limits,
            };
            this.setConnection('open');
            this.tell('welcome', this.session);
            return this.session;
          }

          close() {
            this.connection = 'closed';
          }

          say(text, more = {}) {
            return this.begin('say', text, globalThis.answers?.[text] ?? `You said ${text}. That is a good question.`, more);
          }

          speak(text) {
            return this.begin('speak', text, text);
          }

          begin(call, text, answer, more) {
            const turnId = `turn-${globalThis.made}-${calls.length + 1}`;
            calls.push([call, text, more]);
            const { text: words = '', ...rest } = typeof answer === 'string' ? { text: answer } : answer;
            // A conversation's first answer begins with what the server discloses.
            const lead = globalThis.disclosure && !this.hasAnswered ? `${globalThis.disclosure}\n\n` : '';
            this.hasAnswered = true;
            this.answer(turnId, { text: lead + words, ...rest });
            return turnId;
          }

          interrupt(playback) {
            calls.push(['interrupt', playback]);
            this.going = null;
          }

          reportPlayback(playback) { calls.push(['playback', playback]); }
          reportVoice() { }
          rate(...rating) { calls.push(['rate', ...rating]); }
          sendMetrics(metrics) { calls.push(['metrics', metrics]); }
          setBitrate(bits) { calls.push(['bitrate', bits]); }
          setTools(tools) { calls.push(['tools', tools]); }
          sendToolResult(...result) { calls.push(['toolResult', ...result]); }
          answerApproval(...answer) { calls.push(['approval', ...answer]); }

          async answer(turnId, { text = '', sources = [], error = null, pace = 2 }) {
            this.going = turnId;
            const isMine = () => this.going === turnId;
            await wait(5);
            this.tell('turn', { turnId, traceId: globalThis.traceId, disclosure: globalThis.disclosure });
            for (let i = 0; i < text.length && isMine(); i += 16) {
              this.tell('text', { turnId, text: text.slice(i, i + 16) });
              await wait(pace);
            }
            let segment = 0;
            for (const { 0: sentence, index } of text.matchAll(/[^.!?\n]+[.!?]?/g)) {
              const lead = sentence.length - sentence.trimStart().length;
              if (!isMine() || this.options.speech === false || segment > 3) break;
              if (/\p{L}/u.test(sentence)) this.tell('speech', hum(turnId, segment++, sentence.slice(lead), index + lead));
            }
            if (!isMine()) this.tell('end', { turnId, outcome: 'interrupted' });
            else this.tell('end', { turnId, outcome: error ? 'failed' : 'completed', error, sources });
          }
        }
        """;
}
