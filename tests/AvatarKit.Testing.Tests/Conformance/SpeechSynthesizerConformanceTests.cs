using System.Runtime.CompilerServices;
using System.Text;

namespace AvatarKit.Testing.Tests.Conformance;

public sealed class SpeechSynthesizerConformanceTests
{
    private static readonly Dictionary<string, (Func<MutantVoice> Create, string Case)> Mutants = new()
    {
        ["marks beyond the audio"] = (() => new() { Mark = (mark, _) => mark with { Start = mark.Start + 3_000 } }, "Marks lie inside the audio"),
        ["lasts beyond the audio"] =
            (() => new() { Mark = (mark, _) => mark.Value == "sil" ? mark with { Duration = 3_000 } : mark }, "Marks lie inside the audio"),
        ["counts marks from each chunk"] = (
            () => new() { Stream = (inner, _, token) => FromChunkAsync(inner, token) }, "Marks come in order within their kind"),
        ["marks backwards"] =
            (() => new() { Chunk = chunk => chunk with { Marks = [.. chunk.Marks.Reverse()] } }, "Marks come in order within their kind"),
        ["gives marks a chunk late"] =
            (() => new() { Stream = (inner, _, token) => DelayMarksAsync(inner, token) }, "Marks come with their audio or before it"),
        ["counts UTF-8 bytes"] = (
            () => new() { Mark = (mark, text) => mark with { TextStart = Encoding.UTF8.GetByteCount(text.AsSpan(0, mark.TextStart)) } },
            "Words are where they stand in the text"),
        ["counts code points"] = (
            () => new() { Mark = (mark, text) => mark with { TextStart = text[..mark.TextStart].EnumerateRunes().Count() } },
            "Words are where they stand in the text"),
        ["leaves out a word"] = (
            () => new()
            {
                Chunk = chunk => chunk with { Marks = [.. chunk.Marks.Where(mark => mark.Kind != SpeechMarkKind.Word || mark.TextStart > 5)] },
            },
            "Words are where they stand in the text"),
        ["names no alphabet"] = (() => new() { Mark = (mark, _) => mark with { Alphabet = PhoneAlphabet.None } }, "Visemes say their alphabet"),
        ["names the wrong alphabet"] = (() => new() { Mark = (mark, _) => mark.Kind == SpeechMarkKind.Viseme ? mark with { Value = "AH0" } : mark },
            "Visemes say their alphabet"),
        ["ignores the rate"] = (() => new() { Request = request => request with { Rate = 1 } }, "Faster speech is shorter"),
        ["has no voice"] = (() => new() { Voices = [] }, "The voices listed can be asked for"),
        ["lists a voice twice"] = (() => new() { Voices = [.. new FakeSpeechSynthesizer().Voices, .. new FakeSpeechSynthesizer().Voices] },
            "The voices listed can be asked for"),
        ["lists a voice it has not"] = (
            () =>
                new() { Voices = [new VoiceInfo("fake/ghost", "fake", "en-US", AudioFormat.Pcm16(16_000))] }, "The voices listed can be asked for"),
        ["speaks with the first voice"] = (
            () => new()
            {
                Request = request => request with { Voice = request.Voice is null ? null : "fake/anna" },
            }, "The voices listed can be asked for"),
        ["changes its format"] = (
            () => new() { Chunk = chunk => chunk.Marks.Any(mark => mark.Start > 4_000) ? chunk with { Format = AudioFormat.Pcm16(24_000) } : chunk },
            "Every chunk has the same voice and format"),
        ["gives half a sample"] =
            (() => new() { Chunk = chunk => chunk with { Audio = chunk.Audio[1..] } }, "Every chunk has the same voice and format"),
        ["is silent and does not say so"] =
            (() => new() { Chunk = chunk => chunk with { Audio = new byte[chunk.Audio.Length] } }, "A voice is heard unless it is silent"),
        ["falls back for an unknown voice"] = (
            () => new()
            {
                Request = request => request.Voice is "fake/anna" or null ? request : request with { Voice = null },
            }, "An unknown voice is not found"),
        ["quotes the text in an error"] = (
            () => new() { Stream = (inner, request, token) => QuoteAsync(inner, request, token) }, "An unknown voice is not found"),
        ["reads any locale in English"] =
            (() => new() { Request = request => request with { Locale = "en-US" } }, "A locale nobody speaks finds no voice"),
        ["says what is not there to say"] = (
            () => new()
            {
                Request = request => request with { Text = request.Text.Length < 5 ? "exclamation mark" : request.Text },
            }, "Nothing to say is no sound and no failure"),
        ["fails on an empty text"] = (
            () => new() { Request = request => request.Text.Length == 0 ? throw new ArgumentException("Empty.", nameof(request)) : request },
            "Nothing to say is no sound and no failure"),
        ["loses words for cues"] = (
            () => new()
            {
                Request = request => request.Cues.Count > 1 ? request with { Text = request.Text[..(request.Text.Length / 2)], Cues = [] } : request,
            }, "Cues leave every word in its place"),
        ["does not pause"] = (
            () => new() { Request = request => request with { Cues = [.. request.Cues.Where(cue => cue.Pause is null)] } },
            "A pause is heard where a voice can pause"),
        ["takes any cue"] = (() => new() { Request = request => request with { Cues = [] } }, "A cue outside the text is refused"),
        ["mixes callers"] = (() => new() { RemembersLastText = true }, "Concurrent speech does not mix"),
        ["reuses its buffer"] = (() => new() { ReusesBuffer = true }, "Audio that was given never changes"),
        ["ignores a token that is cancelled"] = (
            () => new()
            {
                Stream = (inner, request, _) => new FakeSpeechSynthesizer().SynthesizeAsync(request, CancellationToken.None),
            }, "A cancelled call is cancelled"),
        ["goes on when cancelled"] = (
            () => new() { Stream = (_, request, _) => new FakeSpeechSynthesizer().SynthesizeAsync(request, CancellationToken.None) },
            "Speech cancelled half way ends and leaves the voice free"),
        ["keeps its worker when cancelled"] =
            (() => new() { Workers = new SemaphoreSlim(10) }, "Speech cancelled half way ends and leaves the voice free"),
        ["keeps its worker when left"] = (() => new() { Workers = new SemaphoreSlim(10) }, "Speech left half way leaves the voice free"),
    };

    public static TheoryData<string> MutantNames => [.. Mutants.Keys];

    [Fact]
    public async Task The_fake_voice_keeps_the_contract()
        => await new SpeechSynthesizerConformance(_ => new(new FakeSpeechSynthesizer())) { CanPause = true }.RunAllAsync();

    [Fact]
    public async Task A_voice_without_marks_in_another_language_keeps_the_contract()
    {
        var suite = new SpeechSynthesizerConformance(_ => new(new FakeSpeechSynthesizer().RespondWith(new FakeSpeech().WithoutMarks())))
        {
            Locale = "de-DE",
            Sentences = ["Heute scheint die Sonne.", "Morgen gehen wir spazieren."],
        };

        await suite.RunAllAsync();
    }

    [Theory]
    [MemberData(nameof(MutantNames))]
    public Task A_voice_is_seen_that(string mutant)
    {
        (Func<MutantVoice> create, string name) = Mutants[mutant];
        var suite = new SpeechSynthesizerConformance(_ => new(create())) { CaseTimeout = TimeSpan.FromSeconds(5), CanPause = true };
        return Mutation.IsSeenAsync(suite.Cases, name);
    }

    private static async IAsyncEnumerable<SpeechChunk> FromChunkAsync(
        IAsyncEnumerable<SpeechChunk> chunks, [EnumeratorCancellation] CancellationToken token)
    {
        long start = 0;
        await foreach (SpeechChunk chunk in chunks.WithCancellation(token))
        {
            yield return chunk with { Marks = [.. chunk.Marks.Select(mark => mark with { Start = mark.Start - start })] };
            start += chunk.Format.SamplesIn(chunk.Audio.Length);
        }
    }

    private static async IAsyncEnumerable<SpeechChunk> DelayMarksAsync(
        IAsyncEnumerable<SpeechChunk> chunks, [EnumeratorCancellation] CancellationToken token)
    {
        SpeechChunk? last = null;
        await foreach (SpeechChunk chunk in chunks.WithCancellation(token))
        {
            yield return chunk with { Marks = last?.Marks ?? [] };
            last = chunk;
        }

        if (last is not null)
        {
            yield return last with { Audio = default };
        }
    }

    private static async IAsyncEnumerable<SpeechChunk> QuoteAsync(
        IAsyncEnumerable<SpeechChunk> chunks, SpeechRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        List<SpeechChunk> all;
        try
        {
            all = await chunks.ToListAsync(token);
        }
        catch (VoiceNotFoundException e)
        {
            throw new VoiceNotFoundException(e.Provider, e.Voice, e.Locale, $"Nobody can say '{request.Text}'.");
        }

        foreach (SpeechChunk chunk in all)
        {
            yield return chunk;
        }
    }

    /// <summary>A voice that does what it should until a part of it is replaced.</summary>
    private sealed class MutantVoice : ISpeechSynthesizer
    {
        private readonly FakeSpeechSynthesizer inner = new();
        private readonly byte[] buffer = new byte[1_000_000];
        private volatile string lastText = "";

        public IReadOnlyList<VoiceInfo>? Voices { get; init; }

        public Func<SpeechRequest, SpeechRequest> Request { get; init; } = request => request;

        public Func<SpeechMark, string, SpeechMark> Mark { get; init; } = (mark, _) => mark;

        public Func<SpeechChunk, SpeechChunk> Chunk { get; init; } = chunk => chunk;

        public Func<IAsyncEnumerable<SpeechChunk>, SpeechRequest, CancellationToken, IAsyncEnumerable<SpeechChunk>>? Stream { get; init; }

        public bool RemembersLastText { get; init; }

        public bool ReusesBuffer { get; init; }

        public SemaphoreSlim? Workers { get; init; }

        public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
            SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            SpeechRequest changed = Request(request);
            if (RemembersLastText)
            {
                lastText = changed.Text;
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
                changed = changed with { Text = lastText };
            }

            if (Workers is not null)
            {
                await Workers.WaitAsync(cancellationToken);
            }

            IAsyncEnumerable<SpeechChunk> chunks = inner.SynthesizeAsync(changed, cancellationToken);
            await foreach (SpeechChunk chunk in Stream?.Invoke(chunks, changed, cancellationToken) ?? chunks)
            {
                SpeechChunk given = Chunk(chunk with { Marks = [.. chunk.Marks.Select(mark => Mark(mark, changed.Text))] });
                if (ReusesBuffer)
                {
                    given.Audio.CopyTo(buffer);
                    given = given with { Audio = buffer.AsMemory(0, given.Audio.Length) };
                }

                yield return given;
            }

            Workers?.Release();
        }

        public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
            => Voices is not null ? new(Voices) : inner.GetVoicesAsync(cancellationToken);
    }
}
