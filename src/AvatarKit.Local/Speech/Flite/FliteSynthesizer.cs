using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Wasmtime;

namespace AvatarKit.Local;

/// <summary>English voices with nothing to install: Flite as WebAssembly. Thread-safe.</summary>
internal sealed partial class FliteSynthesizer : ISpeechSynthesizer, IAsyncDisposable
{
    public const string Missing =
        "This build of AvatarKit.Local carries no Flite voice: it is fetched with npm when AvatarKit.Local is built. "
            + "Install Node.js (https://nodejs.org) and build again, or use the AvatarKit.Local package.";

    public const string NoLibrary =
        "The Flite voice cannot run on this machine: the native library of the Wasmtime package, which runs it, cannot be loaded. There is one for "
            + "Linux with glibc, macOS and Windows, on x64 and arm64; there is none for musl, such as Alpine's. On Alpine install eSpeak NG "
            + "('apk add espeak-ng'), or use an image of .NET on Debian or Ubuntu.";

    private readonly LocalSpeechOptions options;
    private readonly FliteBinary? binary;
    private readonly Func<bool> hasLibrary;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
    private readonly Lazy<Task<FliteRuntime>> runtime;
    private readonly SemaphoreSlim slots;
    private readonly int slotCount;
    private readonly CancellationTokenSource disposed = new();

    /// <summary>Creates the synthesizer; nothing is loaded yet.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="binary">The voice; <see langword="null"/> where the build carries none.</param>
    /// <param name="logger">Where what happens is said.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="hasLibrary">Whether the library that runs the voice can be loaded; <see langword="null"/>: it is tried.</param>
    public FliteSynthesizer(
        LocalSpeechOptions options, FliteBinary? binary, ILogger logger, TimeProvider timeProvider, Func<bool>? hasLibrary = null)
    {
        this.options = options;
        this.binary = binary;
        this.hasLibrary = hasLibrary ?? (static () => WasmtimeLibrary.IsThere);
        this.logger = logger;
        this.timeProvider = timeProvider;
        slotCount = options.FliteConcurrency ?? Environment.ProcessorCount;
        slots = new SemaphoreSlim(slotCount);
        runtime = new Lazy<Task<FliteRuntime>>(() => Task.Run(Load));
    }

    public bool IsAvailable => Reason is null;

    /// <summary>Why there is no Flite voice, and how to get one; <see langword="null"/>: there is one.</summary>
    public string? Reason
    {
        get
        {
            if (binary is null)
            {
                return Missing;
            }

            return hasLibrary() ? null : NoLibrary;
        }
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
        => new(IsAvailable ? FliteVoices.All : []);

    /// <summary>Loads the voice, compiling it when this machine never did, so that the first text need not wait for it.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken) => await GetRuntimeAsync(cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        VoiceInfo voice = FliteVoices.All.FirstOrDefault(voice => voice.Id == request.Voice)
            ?? throw new VoiceNotFoundException(FliteVoices.Provider, request.Voice,
                request.Locale, $"Flite has {string.Join(", ", FliteVoices.All.Select(static voice => voice.Id))}.");
        long offset = 0;
        IReadOnlyList<SpeechStretch> stretches = request.GetStretches();
        FliteLexicon lexicon = FliteLexicon.Create(request.Text, stretches);
        foreach (FliteSection section in FliteSection.Cut(request, stretches))
        {
            if (section.Pause > TimeSpan.Zero)
            {
                yield return Silence(voice, section.Pause, offset);
                offset += voice.Format.ToSamples(section.Pause);
            }

            foreach (FlitePassage passage in FlitePassage.Cut(section.In(request.Text), lexicon, continues: offset > 0))
            {
                FliteReading reading = new(request.Text, passage, section, lexicon);
                SpeechChunk chunk = await ReadAsync(voice, reading, offset, cancellationToken).ConfigureAwait(false);
                offset += voice.Format.SamplesIn(chunk.Audio.Length);
                yield return chunk;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed.IsCancellationRequested)
        {
            return;
        }

        await disposed.CancelAsync().ConfigureAwait(false);
        // What runs still uses the runtime: it has been told to stop, and gives its slot back.
        for (int i = 0; i < slotCount; i++)
        {
            await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        if (runtime.IsValueCreated && (await Task.WhenAny(runtime.Value).ConfigureAwait(false)).IsCompletedSuccessfully)
        {
            (await runtime.Value.ConfigureAwait(false)).Dispose();
        }

        slots.Dispose();
        disposed.Dispose();
    }

    private static SpeechChunk Silence(VoiceInfo voice, TimeSpan length, long offset)
    {
        long samples = voice.Format.ToSamples(length);
        return new SpeechChunk
        {
            Voice = voice,
            Format = voice.Format,
            Audio = new byte[samples * sizeof(short)],
            Marks = [new SpeechMark(SpeechMarkKind.Viseme, offset, samples, FlitePhone.Pause, PhoneAlphabet.Arpabet)],
        };
    }

    private FliteRuntime Load()
    {
        long start = timeProvider.GetTimestamp();
        PrivateFolder? folder = PrivateFolder.TryOpen(options.CacheFolder ?? PrivateFolder.DefaultPath);
        if (folder is null)
        {
            LogNoFolder(logger, options.CacheFolder ?? PrivateFolder.DefaultPath ?? "(none)");
        }

        FliteRuntime loaded = new(binary!, folder, logger);
        TimeSpan elapsed = timeProvider.GetElapsedTime(start);
        LogLoaded(logger, elapsed);
        return loaded;
    }

    private async Task<FliteRuntime> GetRuntimeAsync(CancellationToken cancellationToken)
    {
        if (Reason is { } reason)
        {
            throw new SpeechException(binary is null ? "speech.voice_missing" : "speech.voice_unusable", reason, FliteVoices.Provider);
        }

        ObjectDisposedException.ThrowIf(disposed.IsCancellationRequested, this);
        try
        {
            return await runtime.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is WasmtimeException or InvalidDataException or IOException or DllNotFoundException or TypeInitializationException)
        {
            throw new SpeechException(
                "speech.voice_unusable",
                "The Flite voice cannot be loaded on this machine; see the inner exception.",
                FliteVoices.Provider,
                innerException: e);
        }
    }

    private async Task<SpeechChunk> ReadAsync(
        VoiceInfo voice, FliteReading reading, long offset, CancellationToken cancellationToken)
    {
        FliteRuntime flite = await GetRuntimeAsync(cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disposed.Token);
        bool hasSlot = false;
        try
        {
            await slots.WaitAsync(stop.Token).ConfigureAwait(false);
            hasSlot = true;
            using CancellationTokenSource timeout = new(options.Timeout, timeProvider);
            using CancellationTokenSource run = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, timeout.Token);
            // A thread of its own: it computes without a pause, and the pool's threads are for those who wait.
            return await Task.Factory.StartNew(
                () => FliteSpeech.Read(flite, voice, reading, offset, run.Token),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            ObjectDisposedException.ThrowIf(disposed.IsCancellationRequested, this);
            throw new SpeechException(
                "speech.timeout",
                $"Flite took longer than {options.Timeout.TotalSeconds:0.#} seconds for a sentence. "
                    + "Raise LocalSpeechOptions.Timeout or make the machine less busy.", FliteVoices.Provider);
        }
        catch (Exception e) when (e is WasmtimeException or InvalidDataException)
        {
            // The message of a trap is a stack of function names: no text of the user's in it.
            throw new SpeechException(
                "speech.failed", "Flite failed on a sentence; see the inner exception.", FliteVoices.Provider, innerException: e);
        }
        finally
        {
            if (hasSlot)
            {
                slots.Release();
            }
        }
    }

    [LoggerMessage(EventId = 3100, Level = LogLevel.Debug, Message = "The Flite voice is ready after {Elapsed}.")]
    private static partial void LogLoaded(ILogger logger, TimeSpan elapsed);

    [LoggerMessage(
        EventId = 3104, Level = LogLevel.Information,
        Message = "{Folder} cannot be made a private folder of this user's; the Flite voice is compiled anew by every process. "
            + "Set LocalSpeechOptions.CacheFolder.")]
    private static partial void LogNoFolder(ILogger logger, string folder);
}
