using System.Net.WebSockets;
using System.Text;
using AvatarKit.Testing;

namespace AvatarKit.AspNetCore.Tests.Live;

public sealed class LiveHostileTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"\\ud800\"}")]
    public async Task What_is_no_message_closes_the_connection(string text)
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        await client.SendTextAsync(text);

        Assert.Equal(4400, await client.WaitForCloseAsync());
        Assert.Equal("message.malformed", client.Of("error").Single().Text("code"));
    }

    [Theory]
    [InlineData("{\"type\":\"say\",\"seq\":1,\"turnId\":\"t\"}", "message.text")]
    [InlineData("{\"type\":\"say\",\"seq\":1,\"turnId\":\"\",\"text\":\"Hi\"}", "message.turn_id")]
    [InlineData("{\"type\":\"say\",\"seq\":1,\"turnId\":\"t\",\"text\":\"\\udc00\"}", "message.text")]
    [InlineData("{\"type\":\"say\",\"turnId\":\"t\",\"text\":\"Hi\"}", "message.seq")]
    [InlineData("{\"type\":\"say\",\"seq\":1,\"turnId\":\"t\",\"text\":\"Hi\",\"attachments\":[7]}", "attachment.invalid")]
    [InlineData(
        "{\"type\":\"say\",\"seq\":1,\"turnId\":\"t\",\"text\":\"Hi\",\"attachments\":[{\"mediaType\":\"png\",\"data\":\"AA==\"}]}",
        "attachment.type")]
    [InlineData("{\"type\":\"rate\",\"seq\":1,\"turnId\":\"t\",\"score\":6}", "rating.invalid")]
    [InlineData("{\"type\":\"tools\",\"seq\":1,\"tools\":[{\"name\":\"a b\"}]}", "tools.name")]
    [InlineData("{\"type\":\"tools\",\"seq\":1,\"tools\":[{\"name\":\"a\"},{\"name\":\"a\"}]}", "tools.name_taken")]
    [InlineData("{\"type\":\"toolResult\",\"seq\":1,\"callId\":\"x\",\"result\":1}", "tool.not_called")]
    [InlineData("{\"type\":\"audioStart\",\"id\":1,\"codec\":\"mp3\",\"sampleRate\":16000}", "audio.format")]
    [InlineData("{\"type\":\"hello\"}", "message.unexpected")]
    public async Task A_message_that_is_refused_is_told_and_the_conversation_goes_on(string text, string code)
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        await client.SendTextAsync(text);
        await client.SendTextAsync("{\"type\":\"of the future\",\"a\":{\"b\":[1]}}");
        await client.SendAsync(new { type = "ping", id = "still there?" });
        await client.WaitForAsync("pong");

        Assert.Equal(code, client.Of("error").Single().Text("code"));
        Assert.Equal("still there?", client.Of("pong").Single().Text("id"));
        Assert.Empty(host.Model.Calls);
    }

    [Fact]
    public async Task A_message_that_is_missing_closes_the_connection()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        client.CountFrom(1);
        await client.SayAsync("Hello");
        Assert.Equal(4400, await client.WaitForCloseAsync());
        Assert.Contains(client.Of("error"), static error => error.Text("code") == "message.gap");
    }

    [Fact]
    public async Task Messages_come_in_text_frames()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        await client.SendAsync(Encoding.UTF8.GetBytes("{\"type\":\"ping\"}"), WebSocketMessageType.Binary);
        Assert.Equal(4400, await client.WaitForCloseAsync());
    }

    [Fact]
    public async Task Frames_of_kinds_nobody_knows_are_passed_over()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        await client.SendAsync([99, 1, 0, 0, 0, 5], WebSocketMessageType.Binary);
        await client.SendAsync([16], WebSocketMessageType.Binary);
        await client.SendAsync([16, 1, 0, 0, 0, 5, 5], WebSocketMessageType.Binary);
        await client.SendAsync([], WebSocketMessageType.Binary);
        await client.SendAsync(new { type = "ping" });
        await client.WaitForAsync("pong");
        Assert.Empty(client.Of("error"));
    }

    [Fact]
    public async Task A_message_in_fragments_is_one_message()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        byte[] bytes = Encoding.UTF8.GetBytes("{\"type\":\"ping\",\"id\":\"é\"}");
        for (int i = 0; i < bytes.Length; i++)
        {
            await client.SendAsync(bytes[i..(i + 1)], WebSocketMessageType.Text, last: i == bytes.Length - 1);
        }

        await client.WaitForAsync("pong");
        Assert.Equal("é", client.Of("pong").Single().Text("id"));
    }

    [Fact]
    public async Task A_giant_message_closes_the_connection_before_it_is_here()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options => options.AllowAttachments = false);
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        var part = new byte[16 * 1024];
        Array.Fill(part, (byte)' ');
        long sent = 0;
        try
        {
            while (client.CloseStatus is null && sent < 64L * 1024 * 1024)
            {
                await client.SendAsync(part, WebSocketMessageType.Text, last: false);
                sent += part.Length;
            }
        }
        catch (WebSocketException)
        {
            // The server closed.
        }

        Assert.Equal(1009, await client.WaitForCloseAsync());
        Assert.True(sent < 32L * 1024 * 1024, $"{sent} bytes were sent.");
    }

    [Fact]
    public async Task Endless_empty_fragments_close_the_connection()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        try
        {
            for (int i = 0; i < 100_000 && client.CloseStatus is null; i++)
            {
                await client.SendAsync([], WebSocketMessageType.Text, last: false);
            }
        }
        catch (WebSocketException)
        {
            // The server closed.
        }

        Assert.Equal(1009, await client.WaitForCloseAsync());
    }

    [Fact]
    public async Task A_flood_of_messages_closes_the_connection()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options => options.Limits.MessagesPerSecond = 20);
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        try
        {
            for (int i = 0; i < 2_000 && client.CloseStatus is null; i++)
            {
                await client.SendTextAsync("{\"type\":\"playback\",\"turnId\":\"t\",\"segment\":0,\"elapsedMs\":1}");
            }
        }
        catch (WebSocketException)
        {
            // The server closed.
        }

        Assert.Equal(4429, await client.WaitForCloseAsync());
    }

    [Fact]
    public async Task A_visitor_who_asks_too_much_is_told_when_to_ask_again()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options => options.Limits.RequestsPerMinute = 3);
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false });
        for (int i = 0; i < 5; i++)
        {
            await client.SayAsync("Hello");
        }

        await client.WaitForAsync("error", 3);
        LiveMessage refused = client.Of("error").First();
        Assert.Equal("rate.exceeded", refused.Text("code"));
        Assert.True(refused.Json.GetProperty("retryAfterMs").GetDouble() > 0);
    }

    [Fact]
    public async Task Sockets_that_never_speak_are_few_and_closed_in_time()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options =>
        {
            options.Limits.HelloTimeout = TimeSpan.FromSeconds(2);
            options.Limits.SilentConnectionsPerAddress = 16;
            options.Limits.RequestsPerMinute = 100_000;
            options.Limits.RequestsPerMinutePerAddress = 100_000;
        });
        await using var visitor = new LiveTestClient(host);
        int open = 0;
        int refused = 0;
        List<LiveTestClient> silent = [];
        for (int i = 0; i < 1_000; i++)
        {
            var one = new LiveTestClient(host);
            silent.Add(one);
            try
            {
                await one.OpenAsync(await visitor.TokenAsync());
                one.StartReading();
                open++;
            }
            catch (WebSocketException)
            {
                refused++;
            }
        }

        Assert.True(refused > 0, $"{open} were let in and {refused} refused.");
        Assert.Equal(0, host.Sessions.Count);
        await silent[0].WaitForCloseAsync();
        Assert.Equal(4408, silent[0].CloseStatus);
        await Task.WhenAll(silent.Select(static one => one.WaitForCloseAsync()));
        await visitor.ConnectAsync();
        foreach (LiveTestClient one in silent)
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_client_that_reads_nothing_is_let_go_and_its_answer_is_made_no_further()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options => options.Limits.SendTimeout = TimeSpan.FromSeconds(1));
        host.Model.RespondWith(new FakeChatResponse().Text(string.Concat(Enumerable.Repeat("One two three four five six seven eight. ", 400))));
        await using var client = new LiveTestClient(host);
        await client.OpenAsync(await client.TokenAsync());
        await client.SendAsync(new { type = "hello", audio = new[] { "pcm" } });

        // Reports of playback let the answer be made as fast as it is read; nothing is read.
        await client.SayAsync("Hello", "t1");
        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                await client.SendTextAsync($"{{\"type\":\"playback\",\"turnId\":\"t1\",\"segment\":{i * 4},\"elapsedMs\":200}}");
                await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
            }
        });
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) < 200L * 1024 * 1024);
        Assert.Equal(1, host.Sessions.Count);
    }
}
