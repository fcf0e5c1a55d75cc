using System.Runtime.CompilerServices;
using Amazon.Runtime;
using AvatarKit.Aws.Wire;
using AvatarKit.Aws.Wire.Polly;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>The voices of Amazon Polly. Thread-safe; one for a process is enough.</summary>
/// <remarks>
/// A sentence is two requests side by side: its speech marks (visemes, words, sentences), which Polly knows at once, and its audio,
/// handed on as it comes once the marks are there. Both keep to the quota of the options, waiting their turn.
/// Texts beyond Polly's 3,000 billed and 6,000 characters in all are spoken in
/// pieces. Where marks fail, or are late by <see cref="PollyOptions.MarksPatience"/>, and audio comes, speech goes on without them.
/// Generative voices have no marks at all: lip sync follows their audio and the text.
/// Voices are asked for as <c>polly/Joanna</c> or <c>polly/Joanna/neural</c>.
/// </remarks>
public sealed class PollySpeechSynthesizer : ISpeechSynthesizer, IDisposable
{
    private readonly PollyOptions options;
    private readonly Lazy<IPollyService> service;
    private readonly PollyQuotaGates gates;
    private readonly bool ownsGates;
    private readonly ISpeechCache? cache;
    private readonly TimeProvider time;
    private readonly PollyVoices voices;
    private readonly PollyMarkWatch watch;

    /// <summary>Creates the synthesizer. AWS is first called when something is to be said.</summary>
    /// <param name="options">How to speak; read once.</param>
    /// <param name="credentials">Who calls; <see langword="null"/>: the SDK's own search.</param>
    /// <param name="cache">Keeps what was spoken; <see langword="null"/>: every sentence is synthesized. Not disposed.</param>
    /// <param name="timeProvider">The clock of the quota; <see langword="null"/>: the system's.</param>
    /// <param name="logger">Is told when marks fail.</param>
    /// <exception cref="ArgumentException">A setting is out of range; the message names it.</exception>
    public PollySpeechSynthesizer(
        PollyOptions options, AWSCredentials? credentials = null, ISpeechCache? cache = null, TimeProvider? timeProvider = null,
        ILogger<PollySpeechSynthesizer>? logger = null)
        : this(options, () => Connect(options, credentials), gates: null, cache, timeProvider, logger)
    {
    }

    internal PollySpeechSynthesizer(
        PollyOptions options, Func<IPollyService> connect, PollyQuotaGates? gates, ISpeechCache? cache, TimeProvider? timeProvider,
        ILogger<PollySpeechSynthesizer>? logger)
    {
        PollyOptionsValidator.ThrowIfInvalid(options);
        this.options = options;
        this.cache = cache;
        time = timeProvider ?? TimeProvider.System;

        // A failure, such as no region anywhere, is not kept: the next call tries again.
        service = new Lazy<IPollyService>(connect, LazyThreadSafetyMode.PublicationOnly);
        this.gates = gates ?? new PollyQuotaGates(options.Quotas, time);
        ownsGates = gates is null;
        ILogger log = QuietLogger.Over(logger);
        voices = new PollyVoices(options, () => service.Value, time, log);
        watch = new PollyMarkWatch(log);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The rate is not from 0.5 to 2, or a cue not for this text
    /// (<see cref="SpeechRequest.Validate"/>).</exception>
    public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default)
    {
        Check(request);
        return SpeakAsync(request, isSsml: false, cancellationToken);
    }

    /// <summary>Speaks a text with markup of its own.</summary>
    /// <remarks>Marks of words and sentences point into the document; the document's <c>mark</c> elements come as
    /// <see cref="SpeechMarkKind.Bookmark"/>.</remarks>
    /// <param name="request">What to say: <see cref="SpeechRequest.Text"/> is an SSML document,
    /// from <c>&lt;speak&gt;</c> to <c>&lt;/speak&gt;</c>.</param>
    /// <param name="cancellationToken">Stops the synthesis.</param>
    /// <returns>Chunks as they become ready.</returns>
    /// <exception cref="ArgumentException">The rate is not from 0.5 to 2, or a cue not for this text
    /// (<see cref="SpeechRequest.Validate"/>).</exception>
    /// <exception cref="PollyException">The document is not well-formed or has a tag the engine does not take (<c>polly.invalid_ssml</c>), or Polly
    /// failed. Thrown from the enumeration.</exception>
    public IAsyncEnumerable<SpeechChunk> SynthesizeSsmlAsync(SpeechRequest request, CancellationToken cancellationToken = default)
    {
        Check(request);
        return SpeakAsync(request, isSsml: true, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
        => (await voices.GetAsync(cancellationToken).ConfigureAwait(false)).Infos;

    /// <summary>Lets go of the connection and the quota.</summary>
    public void Dispose()
    {
        voices.Dispose();
        if (ownsGates)
        {
            gates.Dispose();
        }

        if (service.IsValueCreated)
        {
            service.Value.Dispose();
        }
    }

    internal static IPollyService Connect(PollyOptions options, AWSCredentials? credentials) => PollyServiceClient.Create(
        new AwsClientSettings
        {
            Region = options.Region,
            Profile = options.Profile,
            ServiceUrl = options.ServiceUrl,
            Credentials = credentials,
            PropagatesTrace = options.PropagatesTrace,
        });

    private static void Check(SpeechRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
    }

    private async IAsyncEnumerable<SpeechChunk> SpeakAsync(
        SpeechRequest request, bool isSsml, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PollyVoiceTable table = await voices.GetAsync(cancellationToken).ConfigureAwait(false);
        PollySpeaker speaker = table.Find(request.Voice, request.Locale);
        PollyScript script = PollyScript.Create(request, isSsml, speaker, table, options);
        if (script.Pieces.Count == 0)
        {
            yield break;
        }

        if (!speaker.Engine.HasMarks())
        {
            watch.NoteNoMarks(speaker.Info.Id);
        }

        // Phones the language does not have, a tag the voice does not take: what Polly refuses of cues is said without them.
        PollyScript? plain = isSsml || request.Cues.Count == 0
            ? null
            : PollyScript.Create(request with { Cues = [] }, isSsml, speaker, table, options);
        IAsyncEnumerator<SpeechChunk> chunks = KeepAsync(script, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            bool hasChunk;
            try
            {
                hasChunk = await chunks.MoveNextAsync().ConfigureAwait(false);
            }
            catch (PollyException refused) when (plain is not null && refused.Code == "polly.invalid_ssml")
            {
                await chunks.DisposeAsync().ConfigureAwait(false);
                watch.NoteCuesRefused(speaker.Info.Id);
                chunks = KeepAsync(plain, cancellationToken).GetAsyncEnumerator(cancellationToken);
                hasChunk = await chunks.MoveNextAsync().ConfigureAwait(false);
            }

            for (; hasChunk; hasChunk = await chunks.MoveNextAsync().ConfigureAwait(false))
            {
                yield return chunks.Current;
            }
        }
        finally
        {
            await chunks.DisposeAsync().ConfigureAwait(false);
        }
    }

    private IAsyncEnumerable<SpeechChunk> KeepAsync(PollyScript script, CancellationToken cancellationToken) => cache is null
        ? SynthesizeAsync(script, cancellationToken)
        : cache.GetOrSynthesizeAsync(script.Key, token => SynthesizeAsync(script, token), cancellationToken);

    private async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(PollyScript script, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PollyQuotaGate gate = gates[script.Speaker.Engine];
        AudioFormat format = script.Speaker.Info.Format;
        long offset = 0;
        for (int i = 0; i < script.Pieces.Count; i++)
        {
            PollyPiece piece = script.Pieces[i];
            var utterance = new PollyUtterance(
                script.Speaker,
                format,
                offset,
                isCounted: i + 1 < script.Pieces.Count,
                new PollyAudioFeed(service.Value, gate, script.AudioRequest(piece), format, time),
                script.MarksRequest(piece) is { } marks ? new PollyMarkFeed(service.Value, gate, marks, piece, format, offset, time) : null);
            await foreach (SpeechChunk chunk in utterance.SpeakAsync(options.MarksPatience, time, cancellationToken).ConfigureAwait(false))
            {
                yield return chunk;
            }

            if (script.WantsMarks)
            {
                watch.Note(utterance.MarksFailure);
            }

            offset += utterance.Samples;
        }
    }
}
