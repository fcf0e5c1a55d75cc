using Amazon.Runtime;
using AvatarKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Aws.Tests.Speech;

/// <summary>The synthesizer over the wire: signed requests to an emulated Polly that keeps the service's rules.</summary>
public sealed class PollyLoopbackTests
{
    [Fact]
    public async Task The_request_is_signed_and_audio_and_marks_agree()
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        using PollySpeechSynthesizer voice = Voice(polly);
        const string Text = "“Grüße” & 😀 — to <you>, Tom.";
        foreach (double rate in (double[])[1, 1.5])
        {
            List<SpeechChunk> chunks = await SayAsync(voice, Text, rate);

            SpeechMark[] words = [.. chunks.SelectMany(chunk => chunk.Marks).Where(mark => mark.Kind == SpeechMarkKind.Word)];
            Assert.Contains("Grüße", words.Select(word => Text.Substring(word.TextStart, word.TextLength)));
            Assert.Contains("you", words.Select(word => Text.Substring(word.TextStart, word.TextLength)));
            Assert.Contains(chunks.SelectMany(chunk => chunk.Marks), mark => mark.Kind == SpeechMarkKind.Viseme);
            Assert.Contains(chunks.SelectMany(chunk => chunk.Marks), mark => mark.Kind == SpeechMarkKind.Sentence);
        }

        Assert.Equal(4, polly.Requests.Count);
        Assert.All(polly.Requests, request => Assert.Equal((200, SignatureOutcome.Valid), (request.Status, request.Signature)));
    }

    [Theory]
    [InlineData("polly/Joanna/neural")]
    [InlineData("polly/Joanna/standard")]
    [InlineData("polly/Ruth/long-form")]
    [InlineData("polly/Ruth/generative")]
    public async Task Every_engine_takes_what_is_made_of_cues_and_pauses_for_them(string id)
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        using PollySpeechSynthesizer voice = Voice(polly);
        const string Text = "“Grüße” & 😀 — to <you>, Tom.";
        var plain = new SpeechRequest { Text = Text, Voice = id };
        SpeechRequest cued = plain with
        {
            Cues =
            [
                new SpeechCue { Start = 0, Length = 7, Emphasis = SpeechEmphasis.Strong, Locale = "de-DE" },
                new SpeechCue { Start = 1, Length = 5, Phones = "ˈɡʁyːsə" },
                new SpeechCue { Start = 15, Pause = TimeSpan.FromSeconds(2) },
                new SpeechCue { Start = 19, Length = 3, Volume = 6, Pitch = 2 },
            ],
        };
        List<SpeechChunk> plainly = await ListAsync(voice, plain);
        List<SpeechChunk> cuedly = await ListAsync(voice, cued);

        Assert.All(polly.Requests, request => Assert.Equal(200, request.Status));
        Assert.Equal(Words(plainly), Words(cuedly));
        Assert.True(Seconds(cuedly) > Seconds(plainly) + 1.9);

        static (int, int)[] Words(List<SpeechChunk> chunks) => [.. chunks.SelectMany(chunk => chunk.Marks)
            .Where(mark => mark.Kind == SpeechMarkKind.Word).Select(mark => (mark.TextStart, mark.TextLength))];

        static double Seconds(List<SpeechChunk> chunks) => chunks.Sum(chunk => chunk.Audio.Length) / 2.0 / chunks[0].Format.SampleRate;
    }

    [Fact]
    public async Task What_Polly_bills_is_what_the_chunks_say()
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        using PollySpeechSynthesizer voice = Voice(polly);
        List<SpeechChunk> chunks = await SayAsync(voice, "Tom & Jerry.", 1.5);

        Assert.Equal(polly.Requests.Sum(request => request.BilledCharacters), chunks.Sum(chunk => chunk.BilledCharacters));
    }

    public static TheoryData<string, int> Refusals => new() { { "throttled", 400 }, { "unavailable", 500 }, { "unavailable",
        503 }, { "access_denied", 403 }, { "text_too_long", 400 }, { "invalid_ssml", 400 }, { "lexicon_missing", 404 } };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Every_refusal_is_a_typed_error_after_one_request_each(string code, int status)
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        polly.When(request => request.OutputFormat == "pcm").FailWith(
            (code, status) switch
            {
                ("throttled", _) => PollyFaults.Throttled,
                ("unavailable", 500) => PollyFaults.ServiceFailure,
                ("unavailable", _) => PollyFaults.ServiceUnavailable,
                ("access_denied", _) => PollyFaults.AccessDenied,
                ("text_too_long", _) => PollyFaults.TextTooLong,
                ("lexicon_missing", _) => PollyFaults.LexiconNotFound("brand"),
                _ => PollyFaults.InvalidSsml(),
            }).RespondAsUsual();
        using PollySpeechSynthesizer voice = Voice(polly);

        PollyException error = await Assert.ThrowsAsync<PollyException>(() => SayAsync(voice, "My secret."));
        Assert.Equal(($"polly.{code}", status), (error.Code, error.StatusCode));
        Assert.NotNull(error.RequestId);
        Assert.Equal(code is "throttled" or "unavailable", error.IsTransient);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.InRange(polly.Requests.Count, 1, 2);
        Assert.NotEmpty(await SayAsync(voice, "Again."));
    }

    [Fact]
    public async Task A_lexicon_that_is_not_stored_and_a_key_that_is_wrong_are_told_apart()
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        using PollySpeechSynthesizer voice = Voice(polly, options => options.LexiconNames = ["missing"]);
        Assert.Equal("polly.lexicon_missing", (await Assert.ThrowsAsync<PollyException>(() => SayAsync(voice, "One."))).Code);

        using var stranger = new PollySpeechSynthesizer(Options(polly), new BasicAWSCredentials("AKIAEMULATOREXAMPLE0", "wrong"));
        Assert.Equal("polly.credentials", (await Assert.ThrowsAsync<PollyException>(() => SayAsync(stranger, "One."))).Code);
    }

    [Fact]
    public async Task A_connection_reset_before_the_audio_may_be_tried_again()
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        polly.FailWith(EmulatorFault.ConnectionReset, times: 2);
        using PollySpeechSynthesizer voice = Voice(polly);

        PollyException error = await Assert.ThrowsAsync<PollyException>(() => SayAsync(voice, "One."));
        Assert.Equal(("polly.unavailable", true), (error.Code, error.IsTransient));
        Assert.InRange(polly.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task A_connection_reset_in_the_audio_is_an_error_after_what_came()
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        polly.When(request => request.OutputFormat == "pcm").RespondWith(new PollyReply().CutAfter(20_001));
        using PollySpeechSynthesizer voice = Voice(polly);
        int bytes = 0;
        PollyException error = await Assert.ThrowsAsync<PollyException>(async () =>
        {
            await foreach (SpeechChunk chunk
                in voice.SynthesizeAsync(new SpeechRequest { Text = "One sentence that lasts a while, and then some more of it." }))
            {
                bytes += chunk.Audio.Length;
            }
        });

        Assert.Equal("polly.audio_truncated", error.Code);
        Assert.InRange(bytes, 0, 20_000);
        Assert.Equal(0, bytes % 2);
        Assert.Single(polly.Requests, request => request.OutputFormat == "pcm");
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("cut")]
    [InlineData("garbage")]
    [InlineData("short")]
    public async Task Whatever_happens_to_marks_the_audio_is_whole(string what)
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        using PollySpeechSynthesizer voice = Voice(polly);
        byte[] whole = [.. (await SayAsync(voice, "One two three.")).SelectMany(chunk => chunk.Audio.ToArray())];
        EmulatorRule<PollyRequest, PollyReply> marks = polly.When(request => request.OutputFormat == "json");
        _ = what switch
        {
            "fail" => marks.FailWith(PollyFaults.Throttled),
            "cut" => marks.RespondWith(new PollyReply().CutAfter(100)),
            "garbage" => marks.RespondWith(new PollyReply().Marks("{\"time\":0,\"type\":\"viseme\",\"value\":\"p\"}\n<garbage>\n")),
            _ => marks.RespondWith(new PollyReply().Marks("{\"time\":0,\"type\":\"viseme\",\"value\":\"p\"}\n")),
        };

        List<SpeechChunk> chunks = await SayAsync(voice, "One two three.");
        Assert.Equal(whole, chunks.SelectMany(chunk => chunk.Audio.ToArray()));
        Assert.Equal(what == "short" ? 1 : 0, chunks.Sum(chunk => chunk.Marks.Count));
        Assert.Equal(what == "short", chunks.All(chunk => chunk.IsCacheable));
        Assert.Equal(4, polly.Requests.Count);
    }

    [Fact]
    public async Task Leaving_closes_both_requests()
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        polly.After(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System)).RespondAsUsual();
        polly.After(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System)).RespondAsUsual();
        PollySpeechSynthesizer voice = Voice(polly);
        using var stop = new CancellationTokenSource();
        Task<List<SpeechChunk>> speaking = SayAsync(voice, "One.", cancellationToken: stop.Token);
        await polly.WaitForRequestsAsync(2).WaitAsync(TimeSpan.FromSeconds(60));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => speaking);
        await Task.WhenAll(polly.Requests.Select(request => request.Ended)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All(polly.Requests, request => Assert.NotNull(request.ClientClosedAt));
        voice.Dispose();
    }

    [Fact]
    public async Task An_account_s_quota_is_kept_to()
    {
        var time = new FakeTimeProvider();
        await using PollyEmulator polly = await PollyEmulator.StartAsync(options =>
        {
            options.TransactionsPerSecond["neural"] = 8;
            options.TimeProvider = time;
        });
        PollyOptions options = Options(polly);
        options.MarksPatience = TimeSpan.FromMinutes(1);
        var gates = new PollyQuotaGates(options.Quotas, time);
        PollySpeechSynthesizer voice = new(
            options, () => PollySpeechSynthesizer.Connect(options, Credentials), gates, cache: null, time, logger: null);

        // The clock goes on once all that was let out has arrived.
        await time.MoveUntilAsync(
            SayAllAsync(voice, 20),
            step: TimeSpan.FromMilliseconds(50),
            isDue: () => polly.Requests.Count + gates[PollyEngine.Neural].Waiting >= 40);

        voice.Dispose();
        gates.Dispose();
        Assert.Equal(40, polly.Requests.Count);
        Assert.All(polly.Requests, request => Assert.Equal(200, request.Status));
    }

    [Fact]
    public async Task Voices_are_listed_by_Polly_where_the_options_ask_for_it()
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        using PollySpeechSynthesizer voice = Voice(polly, options => options.RefreshVoices = true);

        Assert.NotEmpty(await voice.GetVoicesAsync());
        Assert.All(polly.Requests, request => Assert.Equal(("DescribeVoices", 200), (request.Operation, request.Status)));
        Assert.NotEmpty(polly.Requests);
    }

    [Fact]
    public async Task Marks_of_encoded_pieces_go_on_where_the_audio_before_ended()
    {
        byte[] frame = new byte[192];
        (frame[0], frame[1], frame[2]) = (0xFF, 0xF3, 0x84);
        byte[] audio = [.. Enumerable.Repeat(frame, 100).SelectMany(one => one)];
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        polly.When(request => request.OutputFormat == "mp3").RespondWith(_ => new PollyReply().Audio(audio));
        polly.When(request => request.OutputFormat == "json")
            .RespondWith(_ => new PollyReply().Marks("{\"time\":10,\"type\":\"viseme\",\"value\":\"p\"}\n"));
        using PollySpeechSynthesizer voice = Voice(polly, options => options.OutputFormat = PollyOutputFormat.Mp3);
        List<SpeechChunk> chunks = await SayAsync(voice, string.Concat(Enumerable.Repeat("A sentence. ", 300)));

        Assert.Equal([240, (100 * 576) + 240], chunks.SelectMany(chunk => chunk.Marks).Select(mark => mark.Start));
    }

    internal static BasicAWSCredentials Credentials { get; } = new("AKIAEMULATOREXAMPLE0", "emulated/secret+key");

    internal static PollyOptions Options(PollyEmulator polly) => new() { Region = "us-east-1", ServiceUrl = polly.Endpoint.AbsoluteUri };

    internal static PollySpeechSynthesizer Voice(PollyEmulator polly, Action<PollyOptions>? configure = null)
    {
        PollyOptions options = Options(polly);
        configure?.Invoke(options);
        return new PollySpeechSynthesizer(options, Credentials);
    }

    private static Task SayAllAsync(PollySpeechSynthesizer voice, int count)
        => Task.WhenAll(Enumerable.Range(0, count).Select(i => SayAsync(voice, $"Sentence number {i}.")));

    private static Task<List<SpeechChunk>> SayAsync(
        PollySpeechSynthesizer voice, string text, double rate = 1, CancellationToken cancellationToken = default)
        => ListAsync(voice, new SpeechRequest { Text = text, Rate = rate }, cancellationToken);

    private static async Task<List<SpeechChunk>> ListAsync(
        PollySpeechSynthesizer voice, SpeechRequest request, CancellationToken cancellationToken = default)
    {
        List<SpeechChunk> chunks = [];
        await foreach (SpeechChunk chunk in voice.SynthesizeAsync(request, cancellationToken))
        {
            chunks.Add(chunk);
        }

        return chunks;
    }
}
