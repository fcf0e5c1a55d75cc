using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>The voices of an installed eSpeak NG, by way of worker processes. Thread-safe.</summary>
internal sealed partial class EspeakSynthesizer : IAsyncDisposable
{
    private const string HowToInstall =
        "Install it with 'apt install espeak-ng', 'apk add espeak-ng', 'brew install espeak-ng' or 'winget install eSpeak-NG.eSpeak-NG'.";

    /// <summary>What is missing may be installed while the host runs: it is looked for again after this long.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private readonly LocalSpeechOptions options;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
#pragma warning disable CA2213 // Whoever waits for it when the voices are disposed shall find that out; it holds nothing.
    private readonly SemaphoreSlim finding = new(1);
#pragma warning restore CA2213
    private EspeakProgram? program;
    private readonly ConcurrentDictionary<string, EspeakPhones> phonesOf = new(StringComparer.Ordinal);
    private IReadOnlyList<EspeakVoice> voices = [];
    private string? reason;
    private long reasonSince;
    private volatile bool isDisposed;

    public EspeakSynthesizer(LocalSpeechOptions options, ILogger logger, TimeProvider timeProvider)
    {
        this.options = options;
        this.logger = logger;
        this.timeProvider = timeProvider;
    }

    /// <summary>Why there are no voices, and the way out; <see langword="null"/> when there are, or nobody asked.</summary>
    public string? Reason => reason;

    /// <summary>The workers, once voices were asked for.</summary>
    internal EspeakWorkerPool? Pool { get; private set; }

    /// <summary>Lists the voices; empty where eSpeak NG or a .NET runtime to start the worker with is missing.
    /// A first worker is warm afterwards.</summary>
    public async ValueTask<IReadOnlyList<EspeakVoice>> GetVoicesAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (Volatile.Read(ref voices) is { Count: > 0 } known)
        {
            return known;
        }

        await finding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (voices.Count == 0 && (reason is null || timeProvider.GetElapsedTime(reasonSince) >= Retry))
            {
                Volatile.Write(ref voices, await FindAsync(cancellationToken).ConfigureAwait(false));
            }

            return voices;
        }
        finally
        {
            finding.Release();
        }
    }

    /// <summary>Speaks with one of the voices.</summary>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        EspeakVoice voice, SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EspeakPhones? phones = request.Cues.Any(static cue => cue.Phones is not null)
            ? await FindPhonesAsync(voice, cancellationToken).ConfigureAwait(false)
            : null;
        EspeakText text = EspeakText.Create(request, phones, locale => LanguageOf(locale, voice));
        if (text.Words.Count == 0)
        {
            yield break;
        }

        // A worker that died says nothing about the text: another may try, as long as nothing has been heard.
        for (int attempt = 0; ; attempt++)
        {
            bool isHeard = false;
            bool isRetry = false;
            EspeakWorker worker = await RentAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                EspeakUtterance utterance = new(worker, voice, request, text, timeProvider, cancellationToken);
                await using (utterance.ConfigureAwait(false))
                {
                    while (!isRetry)
                    {
                        SpeechChunk? chunk;
                        try
                        {
                            chunk = await utterance.NextAsync().ConfigureAwait(false);
                        }
                        catch (Exception e) when (e is IOException or InvalidDataException or TimeoutException)
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            ObjectDisposedException.ThrowIf(isDisposed, this);
                            if (isHeard || attempt > 0 || e is TimeoutException)
                            {
                                throw Failed(e);
                            }

                            LogRetry(logger);
                            worker.Kill();
                            isRetry = true;
                            continue;
                        }

                        if (chunk is null)
                        {
                            yield break;
                        }

                        isHeard = true;
                        yield return chunk;
                    }
                }
            }
            finally
            {
                await Pool!.ReturnAsync(worker).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;

        // Ends the workers that speak and the one that lists its voices, which need not be waited for then.
        await DisposePoolAsync().ConfigureAwait(false);
        await finding.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            // Whoever looked for voices may have made one meanwhile.
            await DisposePoolAsync().ConfigureAwait(false);
            program?.Dispose();
        }
        finally
        {
            finding.Release();
        }
    }

    private ValueTask DisposePoolAsync() => Pool?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static SpeechException Failed(Exception e) => e is TimeoutException
        ? new SpeechException("speech.timeout", "eSpeak NG took too long. Raise LocalSpeechOptions.Timeout or make the machine less busy.",
            EspeakVoice.Provider, innerException: e)
        : new SpeechException(
            "speech.worker_died",
            "The eSpeak worker process died while it spoke. The next text gets a new one; if it happens again, see the log of the machine.",
            EspeakVoice.Provider, isTransient: true, e);

    private async Task<EspeakWorker> RentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Pool!.RentAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is EspeakUnavailableException or System.ComponentModel.Win32Exception or IOException or InvalidDataException or TimeoutException)
        {
            throw new SpeechException(
                "speech.unavailable", $"eSpeak NG was there and is gone. {HowToInstall}", EspeakVoice.Provider, innerException: e);
        }
    }

    private async Task<IReadOnlyList<EspeakVoice>> FindAsync(CancellationToken cancellationToken)
    {
        string missing = "eSpeak NG is switched off: LocalSpeechOptions.EspeakWorkers is 0.";
        if (options.EspeakWorkers > 0)
        {
            program ??= EspeakProgram.TryCreate(options.CacheFolder, out missing);
        }

        if (program is not null)
        {
            Pool ??= new EspeakWorkerPool(program, options, logger, timeProvider);
            try
            {
                IReadOnlyList<EspeakVoice> found = await ListAsync(cancellationToken).ConfigureAwait(false);
                reason = null;
                return found;
            }
            catch (Exception e) when (e
                is EspeakUnavailableException or System.ComponentModel.Win32Exception or IOException or InvalidDataException or TimeoutException)
            {
                ObjectDisposedException.ThrowIf(isDisposed, this);
                missing = $"{(e is EspeakUnavailableException ? e.Message : "The eSpeak worker could not be started.")} {HowToInstall}";
                string errorType = e.GetType().Name;
                LogMissing(logger, errorType, missing);
            }
        }

        reason = missing;
        reasonSince = timeProvider.GetTimestamp();
        return [];
    }

    private async Task<IReadOnlyList<EspeakVoice>> ListAsync(CancellationToken cancellationToken)
    {
        EspeakWorker worker = await Pool!.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            List<EspeakVoice> found = [];
            worker.ListVoices();
            while (await worker.ReadAsync().ConfigureAwait(false) is EspeakFrame frame)
            {
                if (frame.Kind == EspeakProtocol.Done)
                {
                    return [.. found.DistinctBy(static voice => voice.Info.Id)];
                }

                if (Parse(frame.Payload.Span, worker.SampleRate) is EspeakVoice voice)
                {
                    found.Add(voice);
                }
            }

            throw new EndOfStreamException("The eSpeak worker died while it listed its voices.");
        }
        catch
        {
            worker.Kill();
            throw;
        }
        finally
        {
            await Pool.ReturnAsync(worker).ConfigureAwait(false);
        }
    }

    /// <summary>eSpeak NG's name of a language that another voice than this one speaks.</summary>
    private string? LanguageOf(string locale, EspeakVoice voice)
        => EspeakVoice.ForLocale(voices, locale) is { } other && other.Identifier != voice.Identifier ? other.Languages[0].Language : null;

    /// <summary>Finds what a voice calls its sounds. Where that cannot be found out, words are said as they are written.</summary>
    private async Task<EspeakPhones?> FindPhonesAsync(EspeakVoice voice, CancellationToken cancellationToken)
    {
        if (phonesOf.TryGetValue(voice.Identifier, out EspeakPhones? known))
        {
            return known;
        }

        EspeakWorker worker = await RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            string answers = "";
            worker.Transcribe(voice.Identifier, EspeakPhones.Questions);
            while (await worker.ReadAsync().ConfigureAwait(false) is EspeakFrame frame && frame.Kind != EspeakProtocol.Done)
            {
                ReadOnlySpan<byte> payload = frame.Payload.Span;
                answers = frame.Kind == EspeakProtocol.Transcription ? EspeakProtocol.ReadString(ref payload) : answers;
            }

            EspeakPhones? found = EspeakPhones.Create(answers);
            if (found is not null)
            {
                phonesOf.TryAdd(voice.Identifier, found);
            }

            return found;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or TimeoutException)
        {
            worker.Kill();
            return null;
        }
        finally
        {
            await Pool!.ReturnAsync(worker).ConfigureAwait(false);
        }
    }

    private static EspeakVoice? Parse(ReadOnlySpan<byte> payload, int sampleRate)
    {
        string identifier = EspeakProtocol.ReadString(ref payload);
        string name = EspeakProtocol.ReadString(ref payload);
        return EspeakVoice.Parse(identifier, name, EspeakProtocol.ReadString(ref payload), sampleRate);
    }

    [LoggerMessage(EventId = 3110, Level = LogLevel.Debug, Message = "eSpeak NG cannot be used ({ErrorType}). {Reason}")]
    private static partial void LogMissing(ILogger logger, string errorType, string reason);

    [LoggerMessage(EventId = 3111, Level = LogLevel.Warning, Message = "An eSpeak worker died before it was heard; another takes its text.")]
    private static partial void LogRetry(ILogger logger);
}
