using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Emulators;

public sealed class PollyEmulatorTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new();
    private PollyEmulator polly = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        PollyEmulatorOptions used = null!;
        polly = await PollyEmulator.StartAsync(options =>
        {
            used = options;
            options.TimeProvider = clock;
            options.TransactionsPerSecond["neural"] = 2;
        });
        client = new HttpClient(new SignedHandler(used, "polly")) { BaseAddress = polly.Endpoint };
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await polly.DisposeAsync();
    }

    [Fact]
    public async Task An_engine_takes_as_many_requests_a_second_as_its_quota()
    {
        HttpStatusCode[] first =
        [
            await StatusAsync("neural"),
            await StatusAsync("neural"),
            await StatusAsync("neural"),
            await StatusAsync("standard"),
        ];
        clock.Advance(TimeSpan.FromSeconds(1));
        HttpStatusCode later = await StatusAsync("neural");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK], first);
        Assert.Equal(HttpStatusCode.OK, later);
        Assert.Equal("ThrottlingException", polly.Requests[2].Error);
        Assert.Equal([2, 2, 0, 2, 2], polly.Requests.Select(request => request.BilledCharacters));

        async Task<HttpStatusCode> StatusAsync(string engine)
        {
            using HttpResponseMessage response = await SpeakAsync("Hi", engine: engine);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Longer_texts_take_longer_to_say_and_slower_speech_too()
    {
        int one = (await AudioAsync("Hello.")).Length;
        int two = (await AudioAsync("Hello. Hello.")).Length;
        int slow = (await AudioAsync("""<speak><prosody rate="50%">Hello.</prosody></speak>""", "ssml")).Length;

        Assert.InRange(two, one * 1.8, one * 2.2);
        Assert.True(slow > one * 1.4);
        Assert.Equal(await AudioAsync("Hello."), await AudioAsync("Hello."));
        Assert.Empty(await AudioAsync("…"));
    }

    [Theory]
    [InlineData("3,5 Mio. €", "3", "5", "Mio")]
    [InlineData("Dr. Who's at 3.5 km", "Dr", "Who's", "at", "3.5", "km")]
    [InlineData("今日は。元気", "今日は", "元気")]
    [InlineData("नमस्ते दुनिया", "नमस्ते", "दुनिया")]
    public async Task Words_of_any_script_are_found(string text, params string[] words)
    {
        using HttpResponseMessage response = await SpeakAsync(text, format: "json", marks: ["word"]);

        JsonElement[] marks = [.. (await response.Content.ReadAsStringAsync())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(words, marks.Select(mark => mark.GetProperty("value").GetString()!));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(
            words,
            marks.Select(mark => Encoding.UTF8.GetString(bytes[mark.GetProperty("start").GetInt32()..mark.GetProperty("end").GetInt32()])));
    }

    [Fact]
    public async Task A_compressed_format_is_coded_or_refused_with_the_way_out()
    {
        using HttpResponseMessage response = await SpeakAsync("Hello.", format: "mp3");
        byte[] body = await response.Content.ReadAsByteArrayAsync();

        if (response.IsSuccessStatusCode)
        {
            Assert.Equal("audio/mpeg", response.Content.Headers.ContentType!.MediaType);
            Assert.True(body is [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, >= 0xE0, ..]);
        }
        else
        {
            Assert.Contains("FFmpeg", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_voice_can_be_late_by_script()
    {
        polly.After(TimeSpan.FromMilliseconds(120)).RespondAsUsual();
        Task<byte[]> speaking = AudioAsync("Hello.");
        await polly.WaitForRequestsAsync();

        Assert.NotEmpty(await clock.MoveUntilAsync(speaking, step: TimeSpan.FromMilliseconds(60)));
        Assert.True(clock.GetUtcNow() - polly.Requests[0].ReceivedAt >= TimeSpan.FromMilliseconds(120));
    }

    [Fact]
    public async Task Audio_is_cut_where_the_script_says()
    {
        polly.RespondWith(new PollyReply().CutAfter(1_000, AudioCut.End)).RespondWith(new PollyReply().CutAfter(1_000));

        Assert.Equal(1_000, (await AudioAsync("Hello.")).Length);
        await Assert.ThrowsAsync<HttpRequestException>(() => AudioAsync("Hello."));
    }

    private async Task<byte[]> AudioAsync(string text, string type = "text")
    {
        using HttpResponseMessage response = await SpeakAsync(text, type: type);
        Assert.True(response.IsSuccessStatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private async Task<HttpResponseMessage> SpeakAsync(
        string text,
        string format = "pcm",
        string engine = "standard",
        string type = "text",
        string[]? marks = null)
    {
        var body = new JsonObject { ["Text"] = text, ["OutputFormat"] = format, ["VoiceId"] = "Joanna", ["Engine"] = engine, ["TextType"] = type };
        if (marks is not null)
        {
            body["SpeechMarkTypes"] = new JsonArray([.. marks.Select(mark => JsonValue.Create(mark))]);
        }

        return await client.PostAsync(
            new Uri("/v1/speech", UriKind.Relative),
            new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
    }
}
