using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>The voices of this machine: Flite for English, with nothing to install, and eSpeak NG for a hundred languages where it is installed.
/// Audio, phones and words come in one pass.</summary>
/// <remarks>
/// <para>Thread-safe; make one and share it. Nothing is loaded before the first use: <see cref="WarmUpAsync"/> does it ahead of time.
/// Nothing of a text touches a disk.</para>
/// <para>Where Flite cannot run, as on Alpine Linux, English is eSpeak NG's, too; where that is not installed, either, texts fail with
/// <see cref="VoiceNotFoundException"/>, which says what to install.</para>
/// <para>
/// Voices are <c>flite/slt</c> and <c>espeak/de</c>, or in short <c>slt</c> and <c>de</c>. Without a voice the locale decides:
/// English is Flite's, every other language eSpeak NG's, and without a locale it is English.
/// Flite's phones are <see cref="PhoneAlphabet.Arpabet"/>, eSpeak NG's <see cref="PhoneAlphabet.Ipa"/>.
/// </para>
/// </remarks>
public sealed partial class LocalSpeechSynthesizer : ISpeechSynthesizer, IAsyncDisposable, IDisposable
{
    /// <summary>The longest text it takes, in UTF-16 code units: about two hours of speech.</summary>
    public const int MaxTextLength = 100_000;

    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(10);

    private readonly FliteSynthesizer flite;
    private readonly EspeakSynthesizer espeak;
    private readonly ILogger logger;
    private int hasReported;

    /// <summary>Creates the synthesizer. Cheap: processes and modules are loaded on first use.</summary>
    /// <param name="options">How the voices run; <see langword="null"/> for the defaults.</param>
    /// <param name="logger">Where to say what is missing. The text to be spoken is never logged above Trace.</param>
    /// <param name="timeProvider">The clock for timeouts and idle times; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    public LocalSpeechSynthesizer(
        LocalSpeechOptions? options = null, ILogger<LocalSpeechSynthesizer>? logger = null, TimeProvider? timeProvider = null)
        : this(options ?? new LocalSpeechOptions(), FliteBinary.FindEmbedded(), logger, timeProvider)
    {
    }

    internal LocalSpeechSynthesizer(
        LocalSpeechOptions options, FliteBinary? binary, ILogger<LocalSpeechSynthesizer>? logger = null, TimeProvider? timeProvider = null,
        Func<bool>? hasLibrary = null)
    {
        options.Validate();
        this.logger = QuietLogger.Over(logger);
        flite = new FliteSynthesizer(options, binary, this.logger, timeProvider ?? TimeProvider.System, hasLibrary);
        espeak = new EspeakSynthesizer(options, this.logger, timeProvider ?? TimeProvider.System);
    }

    internal EspeakSynthesizer Espeak => espeak;

    /// <summary>Loads the voices ahead of the first text: compiles Flite where this machine never did,
    /// and starts an eSpeak worker where eSpeak NG is installed.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when the voices are ready. What is missing is no error here.</returns>
    public Task WarmUpAsync(CancellationToken cancellationToken = default) => WarmUpForAsync([null], cancellationToken);

    /// <summary>Loads the voices that will speak: a process of eSpeak NG is started for those alone that are its own.</summary>
    /// <param name="voices">The voices' ids or, for avatars without one, locales; <see langword="null"/> stands for any.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal async Task WarmUpForAsync(IReadOnlyCollection<string?> voices, CancellationToken cancellationToken)
    {
        bool isEnglish = voices.All(static voice => voice is not null && (FliteVoices.Speaks(voice) || FliteVoices.Find(voice) is not null));
        Task others = flite.IsAvailable && isEnglish ? Task.CompletedTask : GetVoicesAsync(cancellationToken).AsTask();
        if (flite.IsAvailable)
        {
            await flite.WarmUpAsync(cancellationToken).ConfigureAwait(false);
        }

        await others.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>Flite's voices come first, then eSpeak NG's English ones, then the others by language.</remarks>
    public async ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<EspeakVoice> others = await espeak.GetVoicesAsync(cancellationToken).ConfigureAwait(false);
        if (Interlocked.Exchange(ref hasReported, 1) == 0)
        {
            Report(others);
        }

        return
        [
            .. flite.IsAvailable ? FliteVoices.All : [],
            .. others.Select(static voice => voice.Info)
                .OrderByDescending(static voice => voice.Locale == "en-US")
                .ThenByDescending(static voice => FliteVoices.Speaks(voice.Locale))
                .ThenBy(static voice => voice.Locale, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 0.5 to 2, or the text longer than <see cref="MaxTextLength"/>.</exception>
    /// <exception cref="ArgumentException">A cue is not for this text (<see cref="SpeechRequest.Validate"/>).</exception>
    /// <exception cref="ObjectDisposedException">The synthesizer has been disposed.</exception>
    public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        if (request.Text.Length > MaxTextLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(request), request.Text.Length, $"SpeechRequest.Text takes up to {MaxTextLength} characters; speak a longer text in parts.");
        }

        return SpeakAsync(request, cancellationToken);
    }

    /// <summary>Stops what is being spoken, ends the worker processes and frees the voices.</summary>
    /// <returns>A task that ends when nothing is left running.</returns>
    public async ValueTask DisposeAsync()
    {
        await flite.DisposeAsync().ConfigureAwait(false);
        await espeak.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Does what <see cref="DisposeAsync"/> does and waits for it, but no longer than ten seconds: then it goes on alone.</summary>
    public void Dispose()
    {
        // Not on this thread: whoever disposes may hold a context that what is awaited would come back to.
        Task disposing = Task.Run(() => DisposeAsync().AsTask());
        if (Task.WaitAny([disposing], DisposeLimit) == 0)
        {
            disposing.GetAwaiter().GetResult();
        }
    }

    private async IAsyncEnumerable<SpeechChunk> SpeakAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (VoiceInfo? english, EspeakVoice? other) = await ChooseAsync(request, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<SpeechChunk> chunks = english is not null
            ? flite.SynthesizeAsync(request with { Voice = english.Id }, cancellationToken)
            : espeak.SynthesizeAsync(other!, request, cancellationToken);
        await foreach (SpeechChunk chunk in chunks.ConfigureAwait(false))
        {
            yield return chunk;
        }
    }

    private async Task<(VoiceInfo? English, EspeakVoice? Other)> ChooseAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        if (request.Voice is null)
        {
            // A region that eSpeak NG has an accent for is worth less than the better voice.
            if (flite.IsAvailable && (request.Locale is null || FliteVoices.Speaks(request.Locale)))
            {
                return (FliteVoices.All[0], null);
            }

            IReadOnlyList<EspeakVoice> voices = await FindEspeakAsync(cancellationToken).ConfigureAwait(false);
            return (null, EspeakVoice.ForLocale(voices, request.Locale ?? "en-US") ?? throw NotFound(request, voices));
        }

        string name = request.Voice.Trim();
        if (FliteVoices.Find(name) is { } english)
        {
            return flite.Reason is { } missing
                ? throw new VoiceNotFoundException(FliteVoices.Provider, request.Voice, request.Locale, missing)
                : (english, null);
        }

        IReadOnlyList<EspeakVoice> others = await FindEspeakAsync(cancellationToken).ConfigureAwait(false);
        const string Prefix = EspeakVoice.Provider + "/";
        string wanted = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name;
        return (null, EspeakVoice.ForName(others, wanted) ?? throw NotFound(request, others));
    }

    private async Task<IReadOnlyList<EspeakVoice>> FindEspeakAsync(CancellationToken cancellationToken)
    {
        await GetVoicesAsync(cancellationToken).ConfigureAwait(false);
        return await espeak.GetVoicesAsync(cancellationToken).ConfigureAwait(false);
    }

    private VoiceNotFoundException NotFound(SpeechRequest request, IReadOnlyList<EspeakVoice> others) => new(
        EspeakVoice.Provider,
        request.Voice,
        request.Locale,
        VoiceSuggestion.For(request.Voice ?? request.Locale ?? "en-US",
            [.. flite.IsAvailable ? FliteVoices.All : [], .. others.Select(static voice => voice.Info)], Reason()));

    private string? Reason() => flite.Reason is { } missing ? $"{missing} {espeak.Reason}".TrimEnd() : espeak.Reason;

    private void Report(IReadOnlyList<EspeakVoice> others)
    {
        if (flite.Reason is { } missing)
        {
            LogMissing(logger, missing);
        }

        if (others.Count == 0)
        {
            LogMissing(logger, espeak.Reason ?? "");
        }
    }

    [LoggerMessage(EventId = 3130, Level = LogLevel.Information, Message = "{Reason}")]
    private static partial void LogMissing(ILogger logger, string reason);
}
