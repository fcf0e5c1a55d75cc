using System.Buffers;

namespace AvatarKit.Local;

/// <summary>One text on its way through a worker. Dispose it to have the worker ready for the next.</summary>
internal sealed class EspeakUtterance : IAsyncDisposable
{
    /// <summary>eSpeak NG's own speaking rate, in words a minute.</summary>
    private const int NormalRate = 175;

    /// <summary>After the first chunk, which goes out as soon as it can, audio is handed on in runs of at least this many seconds.</summary>
    private const double ChunkSeconds = 0.2;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly EspeakWorker worker;
    private readonly EspeakVoice voice;
    private readonly TimeProvider timeProvider;
    private readonly EspeakMarks marks;
    private readonly CancellationToken cancellationToken;
    private readonly CancellationTokenRegistration cancellation;
    private readonly ArrayBufferWriter<byte> audio = new();
    private readonly EspeakText text;
    private readonly long lead;
    private readonly int wordsPerMinute;
    private int id;
    private long received;
    private long given;
    private bool isDone;
    private ITimer? killer;

    public EspeakUtterance(EspeakWorker worker, EspeakVoice voice, SpeechRequest request, EspeakText text, TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        this.worker = worker;
        this.voice = voice;
        this.timeProvider = timeProvider;
        this.cancellationToken = cancellationToken;
        this.text = text;

        // What eSpeak NG says is heard after the silence that was asked for before it.
        lead = voice.Info.Format.ToSamples(text.Lead);
        audio.Write(new byte[lead * sizeof(short)]);
        received = lead;
        marks = new EspeakMarks(request.Text, text);
        wordsPerMinute = (int)Math.Round(NormalRate * request.Rate);
        cancellation = cancellationToken.UnsafeRegister(static utterance => ((EspeakUtterance)utterance!).Stop(), this);
    }

    /// <summary>Reads up to the next chunk.</summary>
    /// <returns>The chunk, or <see langword="null"/> after the last.</returns>
    /// <exception cref="IOException">The worker died.</exception>
    /// <exception cref="SpeechException">eSpeak NG refused the voice or the text.</exception>
    public async Task<SpeechChunk?> NextAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (id == 0)
        {
            id = worker.Speak(voice.Identifier, wordsPerMinute, text.IsMarkup, text.Spoken);
        }

        while (!isDone)
        {
            EspeakFrame? frame = await worker.ReadAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            Take(frame ?? throw new EndOfStreamException("The eSpeak worker has died."));
            long wanted = given == 0 ? 1 : (long)(ChunkSeconds * voice.Info.Format.SampleRate);
            long known = Math.Min(marks.Known, received);
            if (isDone || known - given >= wanted)
            {
                return Cut(isDone ? received : known);
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (id != 0 && !isDone && !worker.IsBroken)
        {
            Stop();
            try
            {
                while (!isDone && await worker.ReadAsync().ConfigureAwait(false) is EspeakFrame frame)
                {
                    isDone = frame.Kind == EspeakProtocol.Done;
                }
            }
            catch (Exception e) when (e is IOException or InvalidDataException or TimeoutException)
            {
                worker.Kill();
            }
        }

        await cancellation.DisposeAsync().ConfigureAwait(false);
        if (killer is not null)
        {
            await killer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Stop()
    {
        if (id == 0)
        {
            return;
        }

        // Before the worker is told: one that does not read would keep whoever tells it.
        ITimer timer = timeProvider.CreateTimer(
            static worker => ((EspeakWorker)worker!).Kill(), worker, Grace, System.Threading.Timeout.InfiniteTimeSpan);
        if (Interlocked.CompareExchange(ref killer, timer, null) is not null)
        {
            timer.Dispose();
        }

        worker.Cancel(id);
    }

    private void Take(EspeakFrame frame)
    {
        ReadOnlySpan<byte> payload = frame.Payload.Span;
        switch (frame.Kind)
        {
            case EspeakProtocol.Audio:
                audio.Write(payload);
                received += payload.Length / sizeof(short);
                break;
            case EspeakProtocol.Phone:
                marks.AddPhone(lead + EspeakProtocol.ReadInt32(ref payload), EspeakProtocol.ReadString(ref payload));
                break;
            case EspeakProtocol.Word:
                marks.AddWord(lead + EspeakProtocol.ReadInt32(ref payload), EspeakProtocol.ReadInt32(ref payload));
                break;
            case EspeakProtocol.Done:
                isDone = true;
                _ = EspeakProtocol.ReadInt32(ref payload);
                Check(EspeakProtocol.ReadInt32(ref payload));
                marks.Complete(received);
                break;
            default:
                // Sentences: eSpeak NG means clauses by them.
                break;
        }
    }

    private void Check(int status)
    {
        if (status == EspeakProtocol.StatusNoSuchVoice)
        {
            throw new VoiceNotFoundException(
                EspeakVoice.Provider, voice.Info.Id, null, "eSpeak NG lists it but cannot load it: reinstall espeak-ng-data.");
        }

        if (status != EspeakProtocol.StatusOk)
        {
            throw new SpeechException("speech.failed", $"eSpeak NG could not speak with the voice '{voice.Info.Id}'.", EspeakVoice.Provider);
        }
    }

    private SpeechChunk Cut(long upTo)
    {
        int length = (int)(upTo - given) * sizeof(short);
        byte[] chunk = audio.WrittenSpan[..length].ToArray();
        byte[] rest = audio.WrittenSpan[length..].ToArray();
        audio.ResetWrittenCount();
        audio.Write(rest);
        given = upTo;
        return new SpeechChunk { Voice = voice.Info, Format = voice.Info.Format, Audio = chunk, Marks = marks.Take() };
    }
}
