using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>The conversation without WebSockets.</summary>
public sealed class LiveEventsTests
{
    [Fact]
    public async Task The_same_conversation_goes_by_events_and_posts()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        host.Model.RespondWith("One two three four.");
        await using var client = new LiveTestClient(host);
        using HttpResponseMessage response = await OpenAsync(client);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        JsonElement welcome = (await NextAsync(reader)).Json!.Value;
        string connection = welcome.GetProperty("connection").GetString()!;
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, connection, new { type = "say", seq = 1, turnId = "t1", text = "Hello" }));

        List<JsonElement> messages = [];
        int media = 0;
        while (messages.Count == 0 || messages[^1].GetProperty("type").GetString() != "end")
        {
            (JsonElement? json, byte[]? frame) = await NextAsync(reader);
            if (json is { } message)
            {
                LiveSchema.CheckServer(message);
                messages.Add(message);
                if (message.GetProperty("type").GetString() == "speech")
                {
                    await PostAsync(client, connection, new
                    {
                        type = "playback",
                        turnId = "t1",
                        segment = message.GetProperty("segment").GetInt32(),
                        elapsedMs = message.GetProperty("durationMs").GetDouble(),
                    });
                }
            }
            else
            {
                Assert.Contains(frame![0], messages[^1].GetProperty("media").EnumerateArray().Select(static kind => kind.GetByte()));
                media++;
            }
        }

        Assert.Equal("One two three four.", string.Concat(messages.Where(static one => one.GetProperty("type").GetString() == "text")
            .Select(static one => one.GetProperty("text").GetString())));
        Assert.Equal(2 * messages.Count(static one => one.GetProperty("type").GetString() == "speech"), media);
        await PostAsync(client, connection, new { type = "bye" });
        string rest = await reader.ReadToEndAsync();
        Assert.Contains("event: close\ndata: {\"code\":1000", rest, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, connection, new { type = "ping" }));
    }

    [Fact]
    public async Task What_a_connection_posts_counts_for_its_own_limits_and_not_as_requests()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options =>
        {
            options.Limits.RequestsPerMinute = 5;
            options.Limits.RequestsPerMinutePerAddress = 10;
        });
        await using var client = new LiveTestClient(host);
        using HttpResponseMessage response = await OpenAsync(client);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string connection = (await NextAsync(reader)).Json!.Value.GetProperty("connection").GetString()!;
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(
                HttpStatusCode.Accepted,
                await PostAsync(client, connection, new { type = "playback", turnId = "t1", segment = 0, elapsedMs = 100 * i }));
        }

        // Who names no connection of theirs is counted.
        HttpStatusCode[] strange = [.. await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PostAsync(client, "none", new { type = "ping" })))];
        Assert.Contains(HttpStatusCode.NotFound, strange);
        Assert.Contains(HttpStatusCode.TooManyRequests, strange);
    }

    [Fact]
    public async Task A_connection_is_no_one_elses_and_a_token_is_good_once_here_too()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        string token = await client.TokenAsync();
        using HttpResponseMessage response = await OpenAsync(client, token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string connection = (await NextAsync(reader)).Json!.Value.GetProperty("connection").GetString()!;
        await using var other = new LiveTestClient(host);
        await other.TokenAsync();

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(other, connection, new { type = "bye" }));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "no such", new { type = "bye" }));
        using HttpResponseMessage again = await OpenAsync(client, token);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Equal("live.token_refused", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_no_JSON()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        string begin = $$"""{"token":"{{await client.TokenAsync()}}","hello":{"type":"hello","a":" """;
        using var body = new ByteArrayContent([.. Encoding.UTF8.GetBytes(begin), 0xFF, .. "\"}}"u8]);
        body.Headers.ContentType = new("application/json");

        using HttpResponseMessage response = await client.Http.PostAsync(new Uri(client.Address, "/avatar/live/events"), body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("live/events", "{}", 400)]
    [InlineData("live/events", "[", 400)]
    [InlineData("live/events", "{\"token\":\"x\",\"hello\":{\"type\":\"hello\"}}", 401)]
    [InlineData("sessions", "{\"speech\":\"yes\"}", 400)]
    [InlineData("sessions", "{\"locale\":\"../..\"}", 400)]
    [InlineData("sessions", "{\"conversation\":\"\\ud800\"}", 400)]
    [InlineData("live/messages", "[]", 404)]
    [InlineData("live/audio", "", 404)]
    [InlineData("live/nothing", "{}", 404)]
    public async Task What_is_wrong_is_told_as_a_problem(string path, string body, int status)
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        string type = path == "live/audio" ? "application/octet-stream" : "application/json";
        using var content = new StringContent(body, new MediaTypeHeaderValue(type));
        using HttpResponseMessage response = await client.Http.PostAsync(new Uri(host.Address, "/avatar/" + path), content);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<HttpResponseMessage> OpenAsync(LiveTestClient client, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(client.Address, "/avatar/live/events"))
        {
            Content = JsonContent.Create(
                new { token = token ?? await client.TokenAsync(), hello = new { type = "hello", audio = new[] { "pcm" } } }),
        };
        return await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<HttpStatusCode> PostAsync(LiveTestClient client, string connection, object message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(client.Address, "/avatar/live/messages"))
        {
            Content = JsonContent.Create(new[] { message }),
        };
        request.Headers.Add("Avatar-Connection", connection);
        using HttpResponseMessage response = await client.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<(JsonElement? Json, byte[]? Frame)> NextAsync(StreamReader reader)
    {
        string type = "message";
        string data = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                type = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line[6..];
            }
            else if (line.Length == 0 && data.Length > 0)
            {
                return type == "media" ? (null, Convert.FromBase64String(data)) : (JsonDocument.Parse(data).RootElement, null);
            }
        }

        throw new EndOfStreamException();
    }
}
