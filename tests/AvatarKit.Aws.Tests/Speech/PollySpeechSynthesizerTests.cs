using System.Net;
using AvatarKit.Aws.Wire.Polly;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Aws.Tests.Speech;

public sealed class PollySpeechSynthesizerTests : IDisposable
{
    private readonly FakePolly polly = new();
    private readonly FakeLogger<PollySpeechSynthesizer> logger = new();
    private readonly SpeechCache cache = new(new SpeechCacheOptions());

    public void Dispose()
    {
        cache.Dispose();
        polly.Dispose();
    }

    [Fact]
    public async Task A_sentence_is_a_request_for_audio_and_one_for_its_marks()
    {
        using PollySpeechSynthesizer voice = Voice(new PollyOptions { LexiconNames = ["brand"] });
        List<SpeechChunk> chunks = await SayAsync(voice, "Grüße an Tom.");

        SynthesizeSpeechRequest audio = Assert.Single(polly.Audios);
        Assert.Equal(("pcm", "16000", "text", "Joanna", "neural", null),
            (audio.OutputFormat, audio.SampleRate, audio.TextType, audio.VoiceId, audio.Engine, audio.LanguageCode));
        Assert.Equal(["brand"], audio.LexiconNames);
        Assert.Null(audio.SpeechMarkTypes);
        SynthesizeSpeechRequest marks = Assert.Single(polly.Marks);
        Assert.Equal((audio.Text, audio.VoiceId, audio.Engine, audio.TextType), (marks.Text, marks.VoiceId, marks.Engine, marks.TextType));
        Assert.Equal(["brand"], marks.LexiconNames);
        Assert.Equal(["sentence", "word", "viseme"], marks.SpeechMarkTypes);
        Assert.Null(marks.SampleRate);

        Assert.Equal(["Grüße", "an", "Tom"], Words(chunks).Select(word => "Grüße an Tom.".Substring(word.TextStart, word.TextLength)));
        Assert.All(chunks, chunk => Assert.Equal(("polly/Joanna/neural", "polly/neural"), (chunk.Voice.Id, chunk.Voice.Provider)));
        Assert.Equal(26, chunks.Sum(chunk => chunk.BilledCharacters ?? 0));
    }

    [Fact]
    public async Task A_bilingual_voice_is_asked_for_the_language()
    {
        using PollySpeechSynthesizer voice = Voice();
        await SayAsync(voice, "नमस्ते", locale: "hi-IN");

        Assert.All(polly.Requests, request => Assert.Equal(("Kajal", "hi-IN"), (request.VoiceId, request.LanguageCode)));
    }

    [Fact]
    public async Task Audio_waits_for_its_marks_and_then_comes_as_it_is_made()
    {
        var known = new TaskCompletionSource();
        var rest = new TaskCompletionSource();
        var audio = new HeldStream(FakePolly.Speak(new SynthesizeSpeechRequest { Text = "One two." }).Audio, firstBytes: 4_000, rest.Task);
        polly.Answer = async (request, token) =>
        {
            if (request.OutputFormat != "json")
            {
                return FakePolly.Respond(audio, 8);
            }

            await known.Task.WaitAsync(token);
            return null;
        };
        using PollySpeechSynthesizer voice = Voice();
        await using IAsyncEnumerator<SpeechChunk> chunks = voice.SynthesizeAsync(new SpeechRequest { Text = "One two." }).GetAsyncEnumerator();
        Task<bool> first = chunks.MoveNextAsync().AsTask();
        await audio.IsHeld;
        Assert.False(first.IsCompleted);
        known.SetResult();

        Assert.True(await first);
        Assert.Equal(4_000, chunks.Current.Audio.Length);
        Assert.Equal("One", Assert.Single(Words([chunks.Current])).Value);
        Assert.False(rest.Task.IsCompleted);
        rest.SetResult();
        List<SpeechChunk> later = [];
        while (await chunks.MoveNextAsync())
        {
            later.Add(chunks.Current);
        }

        Assert.Equal("two", Assert.Single(Words(later)).Value);
    }

    [Fact]
    public async Task Marks_that_come_after_their_audio_was_given_up_on_are_left_out()
    {
        var time = new FakeTimeProvider();
        var known = new TaskCompletionSource();
        var rest = new TaskCompletionSource();
        var audio = new HeldStream(FakePolly.Speak(new SynthesizeSpeechRequest { Text = "One two." }).Audio, firstBytes: 4_000, rest.Task);
        polly.Answer = async (request, token) =>
        {
            if (request.OutputFormat != "json")
            {
                return FakePolly.Respond(audio, 8);
            }

            await known.Task.WaitAsync(token);
            return null;
        };
        PollySpeechSynthesizer voice = new(new PollyOptions(), () => polly, gates: null, cache: null, time, logger);
        await using (IAsyncEnumerator<SpeechChunk> chunks = voice.SynthesizeAsync(new SpeechRequest { Text = "One two." }).GetAsyncEnumerator())
        {
            Task<bool> first = chunks.MoveNextAsync().AsTask();
            Assert.True(await time.MoveUntilAsync(first, step: TimeSpan.FromMilliseconds(500)));
            Assert.Empty(chunks.Current.Marks);
            known.SetResult();
            rest.SetResult();
            while (await chunks.MoveNextAsync())
            {
                Assert.Empty(chunks.Current.Marks);
                Assert.False(chunks.Current.IsCacheable);
            }
        }

        voice.Dispose();
    }

    [Fact]
    public async Task Marks_that_fail_leave_the_audio_as_it_is_and_are_told_of_once()
    {
        bool fails = true;
        polly.Answer = (request, _) => fails && request.OutputFormat == "json"
            ? throw FakePolly.Error("ServiceFailureException", HttpStatusCode.InternalServerError)
            : Task.FromResult<SynthesizeSpeechResponse?>(null);
        using PollySpeechSynthesizer voice = Voice(cache: cache);

        for (int i = 0; i < 3; i++)
        {
            List<SpeechChunk> chunks = await SayAsync(voice, "One two.");
            Assert.True(chunks.Sum(chunk => chunk.Audio.Length) > 0);
            Assert.Empty(chunks.SelectMany(chunk => chunk.Marks));
        }

        Assert.Equal(6, polly.Requests.Count);
        FakeLogRecord record = Assert.Single(logger.Collector.GetSnapshot());
        Assert.Equal((LogLevel.Warning, 220), (record.Level, record.Id.Id));
        Assert.Contains("polly.unavailable", record.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("One", record.Message, StringComparison.Ordinal);

        fails = false;
        Assert.NotEmpty(Words(await SayAsync(voice, "One two.")));
        Assert.Equal(8, polly.Requests.Count);
        Assert.Equal(221, logger.LatestRecord.Id.Id);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("{\"time\":0,\"type\":\"viseme\",\"value\":\"p\"}\n{\"time\":1")]
    public async Task Marks_that_cannot_be_read_are_no_marks(string body)
    {
        polly.Answer = (request, _) => Task.FromResult(request.OutputFormat == "json" ? FakePolly.Respond(body) : null);
        using PollySpeechSynthesizer voice = Voice();

        Assert.Empty((await SayAsync(voice, "One two.")).SelectMany(chunk => chunk.Marks));
        Assert.Contains("polly.marks_unreadable", logger.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_beyond_the_audio_move_to_its_end()
    {
        polly.Answer = (request, _) => Task.FromResult(request.OutputFormat == "json"
            ? FakePolly.Respond("{\"time\":0,\"type\":\"viseme\",\"value\":\"p\"}\n{\"time\":90000,\"type\":\"viseme\",\"value\":\"sil\"}\n")
            : null);
        using PollySpeechSynthesizer voice = Voice();

        List<SpeechChunk> chunks = await SayAsync(voice, "One two.");
        Assert.Equal([0, Samples(chunks)], chunks.SelectMany(chunk => chunk.Marks).Select(mark => mark.Start));
    }

    [Fact]
    public async Task Marks_that_do_not_come_are_not_waited_for_long()
    {
        var time = new FakeTimeProvider();
        polly.Answer = async (request, token) =>
        {
            if (request.OutputFormat == "json")
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }

            return null;
        };
        PollySpeechSynthesizer voice = new(new PollyOptions(), () => polly, gates: null, cache: null, time, logger);
        Task<List<SpeechChunk>> speaking = SayAsync(voice, "One two.");

        Assert.Contains(await time.MoveUntilAsync(speaking, step: TimeSpan.FromMilliseconds(500)), chunk => !chunk.IsCacheable);
        Assert.Contains("polly.marks_late", logger.LatestRecord.Message, StringComparison.Ordinal);
        voice.Dispose();
    }

    [Fact]
    public async Task A_generative_voice_is_not_asked_for_marks_and_says_so_once()
    {
        using PollySpeechSynthesizer voice = Voice();
        await SayAsync(voice, "One two.", voice: "polly/Ruth/generative");
        List<SpeechChunk> chunks = await SayAsync(voice, "Three.", voice: "polly/Ruth/generative");

        Assert.All(polly.Requests, request => Assert.Equal(("pcm", "generative"), (request.OutputFormat, request.Engine)));
        Assert.All(chunks, chunk => Assert.True(chunk.IsCacheable));
        Assert.Equal(223, Assert.Single(logger.Collector.GetSnapshot()).Id.Id);
    }

    [Fact]
    public async Task Marks_can_be_done_without()
    {
        using PollySpeechSynthesizer voice = Voice(new PollyOptions { SpeechMarks = false });
        await SayAsync(voice, "One two.");

        Assert.Equal("pcm", Assert.Single(polly.Requests).OutputFormat);
        Assert.Empty(logger.Collector.GetSnapshot());
    }

    [Fact]
    public async Task A_sentence_is_paid_for_once()
    {
        using PollySpeechSynthesizer voice = Voice(cache: cache);
        List<SpeechChunk> first = await SayAsync(voice, "One two.");
        List<SpeechChunk> second = await SayAsync(voice, "One two.");
        await SayAsync(voice, "One two.", rate: 1.5);
        await SayAsync(voice, "One two.", voice: "polly/Joanna/standard");

        Assert.Equal(6, polly.Requests.Count);
        Assert.Equal(16, first.Sum(chunk => chunk.BilledCharacters));
        Assert.Equal(0, second.Sum(chunk => chunk.BilledCharacters));
        Assert.Equal(first.SelectMany(chunk => chunk.Audio.ToArray()), second.SelectMany(chunk => chunk.Audio.ToArray()));
        Assert.Equal(first.SelectMany(chunk => chunk.Marks).Order(ByStart), second.SelectMany(chunk => chunk.Marks).Order(ByStart));
    }

    [Fact]
    public async Task A_long_text_is_spoken_in_pieces_whose_marks_go_on_where_the_last_ended()
    {
        string text = string.Join(' ', Enumerable.Range(100, 900).Select(i => $"Word{i}."));
        using PollySpeechSynthesizer voice = Voice();
        List<SpeechChunk> chunks = await SayAsync(voice, text);

        Assert.Equal(3, polly.Audios.Count());
        Assert.All(polly.Requests, request => Assert.InRange(request.Text.Length, 1, 3000));
        SpeechMark[] words = [.. Words(chunks)];
        Assert.Equal(900, words.Length);
        for (int i = 0; i < words.Length; i++)
        {
            Assert.Equal($"Word{i + 100}", text.Substring(words[i].TextStart, words[i].TextLength));
            Assert.True(i == 0 || words[i].Start > words[i - 1].Start);
        }

        // Every word lasts 7 letters of 60 ms and 40 ms more: the last begins where its predecessors end, give or take the rounding of a piece.
        Assert.InRange(words[^1].Start, (899 * 460 * 16) - 100, (899 * 460 * 16) + 100);
        Assert.True(words[^1].Start < Samples(chunks));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("…!?")]
    public async Task Nothing_to_say_is_no_request(string text)
    {
        using PollySpeechSynthesizer voice = Voice();

        Assert.Empty(await SayAsync(voice, text));
        Assert.Empty(polly.Requests);
    }

    [Fact]
    public async Task Markup_is_spoken_as_it_is_with_its_own_marks()
    {
        using PollySpeechSynthesizer voice = Voice();
        const string Document = "<speak>One <mark name=\"here\"/>two.</speak>";
        List<SpeechChunk> chunks = await ListAsync(voice.SynthesizeSsmlAsync(new SpeechRequest { Text = Document }));

        Assert.All(polly.Requests, request => Assert.Equal((Document, "ssml"), (request.Text, request.TextType)));
        Assert.Equal(["sentence", "word", "viseme", "ssml"], Assert.Single(polly.Marks).SpeechMarkTypes);
        Assert.Equal(["One", "two"], Words(chunks).Select(word => Document.Substring(word.TextStart, word.TextLength)));
        Assert.Equal("here", Assert.Single(chunks.SelectMany(chunk => chunk.Marks), mark => mark.Kind == SpeechMarkKind.Bookmark).Value);
    }

    [Fact]
    public async Task Markup_the_engine_does_not_take_is_refused_before_anything_is_sent()
    {
        using PollySpeechSynthesizer voice = Voice();
        var request = new SpeechRequest { Text = "<speak><emphasis>One</emphasis></speak>" };

        Assert.Equal("polly.invalid_ssml", (await Assert.ThrowsAsync<PollyException>(() => ListAsync(voice.SynthesizeSsmlAsync(request)))).Code);
        Assert.Empty(polly.Requests);
        await ListAsync(voice.SynthesizeSsmlAsync(request with { Voice = "polly/Joanna/standard" }));
    }

    [Fact]
    public async Task Cues_are_markup_and_words_stay_in_place()
    {
        using PollySpeechSynthesizer voice = Voice(cache: cache);
        var request = new SpeechRequest
        {
            Text = "Grüße an Tom.",
            Cues = [new SpeechCue { Start = 6, Pause = TimeSpan.FromSeconds(1) }, new SpeechCue { Start = 9, Length = 3, Phones = "tɒm" }],
        };
        List<SpeechChunk> chunks = await ListAsync(voice.SynthesizeAsync(request));

        const string Sent = "<speak>Grüße <break time=\"1000ms\"/>an <phoneme alphabet=\"ipa\" ph=\"tɒm\">Tom</phoneme>.</speak>";
        Assert.All(polly.Requests, sent => Assert.Equal((Sent, "ssml"), (sent.Text, sent.TextType)));
        Assert.Equal(["sentence", "word", "viseme"], Assert.Single(polly.Marks).SpeechMarkTypes);
        Assert.Equal(["Grüße", "an", "Tom"], Words(chunks).Select(word => request.Text.Substring(word.TextStart, word.TextLength)));

        await ListAsync(voice.SynthesizeAsync(request with { Cues = [.. request.Cues] }));
        Assert.Equal(2, polly.Requests.Count);
        await ListAsync(voice.SynthesizeAsync(request with { Cues = [request.Cues[0]] }));
        Assert.Equal(4, polly.Requests.Count);
    }

    [Fact]
    public async Task Cues_that_Polly_refuses_are_left_out_and_told_of_once()
    {
        polly.Answer = (request, _) => request.TextType == "ssml"
            ? throw FakePolly.Error("InvalidSsmlException")
            : Task.FromResult<SynthesizeSpeechResponse?>(null);
        using PollySpeechSynthesizer voice = Voice();
        var request = new SpeechRequest { Text = "One two.", Cues = [new SpeechCue { Start = 4, Length = 3, Phones = "ǂ" }] };

        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(["One", "two"], Words(await ListAsync(voice.SynthesizeAsync(request))).Select(word => word.Value));
        }

        Assert.Equal((LogLevel.Warning, 224), (Assert.Single(logger.Collector.GetSnapshot()).Level, logger.LatestRecord.Id.Id));
    }

    [Theory]
    [InlineData("ThrottlingException", 400, "polly.throttled")]
    [InlineData("LexiconNotFoundException", 404, "polly.lexicon_missing")]
    [InlineData("ServiceFailureException", 500, "polly.unavailable")]
    public async Task A_failure_is_typed_tried_once_and_not_kept(string name, int status, string code)
    {
        bool fails = true;
        polly.Answer =
            (request, _) => fails ? throw FakePolly.Error(name, (HttpStatusCode)status) : Task.FromResult<SynthesizeSpeechResponse?>(null);
        using PollySpeechSynthesizer voice = Voice(cache: cache);

        Assert.Equal(code, (await Assert.ThrowsAsync<PollyException>(() => SayAsync(voice, "One two."))).Code);
        Assert.Single(polly.Audios);
        Assert.InRange(polly.Marks.Count(), 0, 1);
        fails = false;
        Assert.NotEmpty(await SayAsync(voice, "One two."));
    }

    [Fact]
    public async Task Audio_that_breaks_off_is_an_error_after_what_came()
    {
        polly.Answer =
            (request, _) => Task.FromResult(request.OutputFormat == "json" ? null : FakePolly.Respond(new BreakingStream(new byte[10_001])));
        using PollySpeechSynthesizer voice = Voice(cache: cache);
        int bytes = 0;

        PollyException error = await Assert.ThrowsAsync<PollyException>(async () =>
        {
            await foreach (SpeechChunk chunk in voice.SynthesizeAsync(new SpeechRequest { Text = "One two." }))
            {
                Assert.Equal(0, chunk.Audio.Length % 2);
                bytes += chunk.Audio.Length;
            }
        });
        Assert.Equal(("polly.audio_truncated", true), (error.Code, error.IsTransient));
        Assert.InRange(bytes, 1, 10_000);
    }

    [Fact]
    public async Task Encoded_audio_is_passed_on_with_its_marks()
    {
        using PollySpeechSynthesizer voice = Voice(new PollyOptions { OutputFormat = PollyOutputFormat.Mp3 });
        List<SpeechChunk> chunks = await SayAsync(voice, "One two.");

        Assert.Equal(("mp3", "24000"), (Assert.Single(polly.Audios).OutputFormat, Assert.Single(polly.Audios).SampleRate));
        Assert.All(chunks, chunk => Assert.Equal(new AudioFormat(AudioEncoding.Mp3, 24_000), chunk.Format));
        Assert.Equal([0, 220 * 24], Words(chunks).Select(word => word.Start));
    }

    [Fact]
    public async Task Many_conversations_at_once_keep_to_the_quota()
    {
        var time = new FakeTimeProvider();
        var limited = new FakePolly(time) { Quota = (8, 18) };
        limited.Answer = async (_, token) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(120), time, token);
            return null;
        };
        var options = new PollyOptions { MarksPatience = TimeSpan.FromMinutes(1) };
        var gates = new PollyQuotaGates(options.Quotas, time);
        PollySpeechSynthesizer voice = new(options, () => limited, gates, cache: null, time, logger);

        // The clock goes on once all that was let out has arrived.
        await time.MoveUntilAsync(
            SayAllAsync(voice, 40),
            step: TimeSpan.FromMilliseconds(20),
            isDue: () => limited.Requests.Count + gates[PollyEngine.Neural].Waiting >= 80);

        voice.Dispose();
        gates.Dispose();
        Assert.Equal((0, 80), (limited.Throttled, limited.Requests.Count));
        Assert.Empty(logger.Collector.GetSnapshot());
    }

    [Fact]
    public async Task Without_a_region_the_first_call_says_how_to_name_one_and_a_later_one_tries_again()
    {
        int attempts = 0;
        using PollySpeechSynthesizer voice = new(
            new PollyOptions(),
            () => attempts++ == 0 ? throw new AwsConfigurationException("aws.region_missing", "No AWS region is set.") : polly,
            gates: null,
            cache: null,
            timeProvider: null,
            logger);

        Assert.Equal("aws.region_missing", (await Assert.ThrowsAsync<AwsConfigurationException>(() => SayAsync(voice, "One."))).Code);
        Assert.NotEmpty(await SayAsync(voice, "One."));
    }

    [Theory]
    [InlineData(0.49)]
    [InlineData(2.01)]
    [InlineData(double.NaN)]
    public void A_rate_out_of_range_is_refused(double rate)
    {
        using PollySpeechSynthesizer voice = Voice();

        Assert.Throws<ArgumentOutOfRangeException>(() => voice.SynthesizeAsync(new SpeechRequest { Text = "a", Rate = rate }));
    }

    private static Comparer<SpeechMark> ByStart
        => Comparer<SpeechMark>.Create(static (one, other) => (one.Start, one.Kind, one.Value).CompareTo((other.Start, other.Kind, other.Value)));

    private static IEnumerable<SpeechMark> Words(IEnumerable<SpeechChunk> chunks)
        => chunks.SelectMany(chunk => chunk.Marks).Where(mark => mark.Kind == SpeechMarkKind.Word);

    private static long Samples(IEnumerable<SpeechChunk> chunks) => chunks.Sum(chunk => chunk.Audio.Length) / 2;

    private static Task SayAllAsync(PollySpeechSynthesizer voice, int count)
        => Task.WhenAll(Enumerable.Range(0, count).Select(i => SayAsync(voice, $"Sentence number {i}.")));

    private static Task<List<SpeechChunk>> SayAsync(
        PollySpeechSynthesizer synthesizer, string text, string? voice = null, string? locale = null, double rate = 1)
        => ListAsync(synthesizer.SynthesizeAsync(new SpeechRequest { Text = text, Voice = voice, Locale = locale, Rate = rate }));

    private static async Task<List<SpeechChunk>> ListAsync(IAsyncEnumerable<SpeechChunk> speech)
    {
        List<SpeechChunk> chunks = [];
        await foreach (SpeechChunk chunk in speech)
        {
            chunks.Add(chunk);
        }

        return chunks;
    }

    private PollySpeechSynthesizer Voice(PollyOptions? options = null, ISpeechCache? cache = null)
        => new(options ?? new PollyOptions(), () => polly, gates: null, cache, timeProvider: null, logger);

    /// <summary>Gives its first bytes and holds the others back.</summary>
    private sealed class HeldStream(byte[] body, int firstBytes, Task rest) : MemoryStream(body)
    {
        private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsHeld => held.Task;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < firstBytes)
            {
                return await base.ReadAsync(buffer[..Math.Min(buffer.Length, firstBytes - (int)Position)], cancellationToken);
            }

            held.TrySetResult();
            await rest.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }

    private sealed class BreakingStream(byte[] body) : MemoryStream(body)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await base.ReadAsync(buffer[..Math.Min(buffer.Length, 3001)], cancellationToken);
            return read > 0 ? read : throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
    }
}
