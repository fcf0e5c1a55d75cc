using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>A voice without a speech engine: the same text always gives the same quiet tones and marks. Thread-safe.</summary>
/// <remarks>
/// Every letter is a mouth shape of the Oculus alphabet with a tone of its own, 60 ms for consonants and 90 ms for vowels, every
/// word a mark with its place in the text, with 40 ms of silence before each word and 120 ms at the end, all divided by
/// <see cref="SpeechRequest.Rate"/>. Pauses of <see cref="SpeechRequest.Cues"/> are silence as long as they say; the other cues
/// change nothing, and are in <see cref="FakeSpeechCall.Request"/> like them. Audio is 16-bit PCM. Text without a letter or digit gives no chunk.
/// </remarks>
public sealed class FakeSpeechSynthesizer : FakeAsyncScript<FakeSpeechSynthesizer, FakeSpeechCall, FakeSpeech>, ISpeechSynthesizer
{
    private readonly TimeProvider timeProvider;

    /// <summary>Creates the Voices.</summary>
    /// <param name="timeProvider">The clock of scripted delays; <see langword="null"/>: the system's.</param>
    public FakeSpeechSynthesizer(TimeProvider? timeProvider = null) => this.timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>The voices, best first, each of 16-bit PCM. None: every call ends with <see cref="VoiceNotFoundException"/>.</summary>
    /// <value>Default <c>fake/anna</c> (en-US), <c>fake/ben</c> (en-GB), <c>fake/dora</c> (de-DE) and <c>fake/amal</c> (ar), at 16 kHz.</value>
    /// <exception cref="ArgumentException">A voice is not of 16-bit PCM.</exception>
    public IReadOnlyList<VoiceInfo> Voices
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.FirstOrDefault(static voice => voice.Format.Encoding != AudioEncoding.Pcm16) is VoiceInfo other)
            {
                throw new ArgumentException(
                    $"Voice '{other.Id}' is of '{other.Format.Encoding}'; the fake speaks '{AudioEncoding.Pcm16}'.", nameof(value));
            }

            field = [.. value];
        }
    } =
    [
        new("fake/anna", "fake", "en-US", AudioFormat.Pcm16(16_000)) { DisplayName = "Anna" },
        new("fake/ben", "fake", "en-GB", AudioFormat.Pcm16(16_000)) { DisplayName = "Ben" },
        new("fake/dora", "fake", "de-DE", AudioFormat.Pcm16(16_000)) { DisplayName = "Dora" },
        new("fake/amal", "fake", "ar", AudioFormat.Pcm16(16_000)) { DisplayName = "Amal" },
    ];

    /// <summary>How much audio a chunk holds; the last one holds what is left.</summary>
    /// <value>Default 200 ms.</value>
    public TimeSpan ChunkDuration { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The calls it is for.</param>
    /// <returns>The rule, to be told how to speak.</returns>
    public FakeAsyncRule<FakeSpeechCall, FakeSpeech> When(Func<FakeSpeechCall, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new FakeSpeechCall(request);
        await foreach (SpeechChunk chunk in call.TrackAsync(SpeakAsync(call, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return chunk;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
        => cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<IReadOnlyList<VoiceInfo>>(cancellationToken) : new(Voices);

    private async IAsyncEnumerable<SpeechChunk> SpeakAsync(FakeSpeechCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long begun = timeProvider.GetTimestamp();
        TimeSpan before = TimeSpan.Zero;
        FakeSpeech speech = await Answers.RespondAsync(call, static _ => new FakeSpeech(), timeProvider, cancellationToken).ConfigureAwait(false);
        VoiceInfo voice = FindVoice(call.Request);
        call.Request.Validate();
        using IEnumerator<SpeechChunk> chunks = Chunks(voice, call.Request, speech.HasMarks).GetEnumerator();
        await foreach (object count in speech.PlayAsync(timeProvider, cancellationToken).ConfigureAwait(false))
        {
            for (int given = 0; given < (int)count && chunks.MoveNext(); given++)
            {
                await speech.WaitForChunkAsync(begun, before, timeProvider, cancellationToken).ConfigureAwait(false);
                before += DurationOf(chunks.Current);
                yield return chunks.Current;
            }
        }

        while (!speech.IsCut && chunks.MoveNext())
        {
            await speech.WaitForChunkAsync(begun, before, timeProvider, cancellationToken).ConfigureAwait(false);
            before += DurationOf(chunks.Current);
            yield return chunks.Current;
        }
    }

    private IEnumerable<SpeechChunk> Chunks(VoiceInfo voice, SpeechRequest request, bool withMarks)
    {
        var plan = SpeechPlan.Create(request, voice.Format);
        long chunkLength = Math.Max(1, voice.Format.ToSamples(ChunkDuration));
        for (long start = 0; start < plan.Length; start += chunkLength)
        {
            long length = Math.Min(chunkLength, plan.Length - start);
            yield return new SpeechChunk
            {
                Voice = voice,
                Format = voice.Format,
                Audio = plan.Render(start, length),
                Marks = withMarks ? [.. plan.Marks.Where(mark => mark.Start >= start && mark.Start < start + length)] : [],
            };
        }
    }

    private VoiceInfo FindVoice(SpeechRequest request)
    {
        string known = Voices.Count == 0
            ? "This fake has none."
            : $"This fake has {string.Join(", ", Voices.Select(static voice => $"{voice.Id} ({voice.Locale})"))}.";
        if (request.Voice is string id)
        {
            return Voices.FirstOrDefault(voice => voice.Id == id) ?? throw new VoiceNotFoundException("fake", id, request.Locale, known);
        }

        return (request.Locale is string locale
                ? Voices.FirstOrDefault(voice => voice.Locale.Equals(locale, StringComparison.OrdinalIgnoreCase))
                    ?? Voices.FirstOrDefault(voice => Language(voice.Locale).Equals(Language(locale), StringComparison.OrdinalIgnoreCase))
                : Voices is [VoiceInfo best, ..] ? best : null)
            ?? throw new VoiceNotFoundException("fake", null, request.Locale, known);
    }

    private static TimeSpan DurationOf(SpeechChunk chunk) => chunk.Format.ToTime(chunk.Format.SamplesIn(chunk.Audio.Length));

    private static string Language(string locale) => locale.Split('-')[0];
}
