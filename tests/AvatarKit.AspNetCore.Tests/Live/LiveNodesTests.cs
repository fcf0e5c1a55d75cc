using System.Net;
using System.Text.Json;
using AvatarKit.Testing;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>Two nodes of one application, with one store.</summary>
public sealed class LiveNodesTests
{
    private const string Answer = "One two three four. Five six seven eight.";

    [Fact]
    public async Task A_client_whose_node_is_gone_goes_on_at_the_word_it_heard_on_another()
    {
        var cluster = new LiveTestCluster();
        await using LiveTestHost first = await LiveTestHost.StartAsync(cluster: cluster);
        await using LiveTestHost second = await LiveTestHost.StartAsync(cluster: cluster);
        first.Model.RespondWith(Answer);
        await using var client = new LiveTestClient(first) { Hears = false };
        string session = (await client.ConnectAsync(new { conversation = "c1" })).GetProperty("session").GetString()!;
        string turnId = await client.SayAsync("Hello");
        await client.WaitForAsync("end");
        await client.DropAsync();

        client.MoveTo(second);
        int heard = Answer.IndexOf("six", StringComparison.Ordinal) - 1;
        int before = client.Of("speech").Count();
        JsonElement welcome = await client.ConnectAsync(
            new { conversation = "c1" },
            new { type = "hello", resume = new { session, number = client.Number, turnId, segment = 3, elapsedMs = 100, heardCharacters = heard } });
        await client.WaitForAsync("end", 2);

        Assert.Equal("again", welcome.GetProperty("resumed").GetString());
        LiveMessage turn = client.Of("turn").Last();
        Assert.Equal((turnId, true), (turn.Text("turnId"), turn.Json.GetProperty("replay").GetBoolean()));
        Assert.Equal("continueAt", client.Of("notice").First().Text("kind"));
        Assert.DoesNotContain(
            client.Of("speech").Skip(before), static piece => piece.Text("text")?.Contains("One", StringComparison.Ordinal) == true);
        Assert.Single(first.Model.Calls);
        Assert.Empty(second.Model.Calls);

        // What it had said is sent again, as its acknowledgement may have been lost: it is not said again.
        client.CountFrom(0);
        await client.SayAsync("Hello", turnId);
        await client.SendAsync(new { type = "ping" });
        await client.WaitForAsync("pong");
        Assert.Empty(second.Model.Calls);
        Assert.Equal(2, client.Of("turn").Count());
    }

    [Fact]
    public async Task A_server_that_stops_finishes_the_answer_says_goAway_and_the_next_one_goes_on()
    {
        var cluster = new LiveTestCluster();
        LiveTestHost first = await LiveTestHost.StartAsync(cluster: cluster);
        await using LiveTestHost second = await LiveTestHost.StartAsync(cluster: cluster);
        first.Model.RespondWith(new FakeChatResponse().Text("One two three four. ").After(TimeSpan.FromMilliseconds(500)).Text("Five six."));
        await using var client = new LiveTestClient(first) { Hears = false };
        await client.ConnectAsync(new { conversation = "c1" });
        string turnId = await client.SayAsync("Hello");
        await client.WaitForAsync("speech");
        Task stopping = first.StopAsync();
        int? status = await client.WaitForCloseAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        await first.DisposeAsync();

        Assert.Equal(1001, status);
        Assert.Single(client.Of("goAway"));
        Assert.Empty(client.Of("closed"));
        Assert.DoesNotContain(client.Of("notice"), static notice => notice.Text("kind") == "stopPlayback");
        client.MoveTo(second);
        JsonElement welcome = await client.ConnectAsync(
            new { conversation = "c1" }, new { type = "hello", resume = new { session = "x", number = 3, turnId, heardCharacters = 3 } });
        await client.WaitForAsync("end");
        Assert.Equal("again", welcome.GetProperty("resumed").GetString());
        Assert.Contains(client.Of("speech"), static piece => piece.Text("text") == "Five six.");
        Assert.Empty(second.Model.Calls);
    }

    [Fact]
    public async Task A_server_that_stops_makes_no_new_sessions()
    {
        LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        host.Model.RespondWith(new FakeChatResponse().After(TimeSpan.FromSeconds(2)).Text("Late."));
        await client.SayAsync("Hello");
        await client.WaitForAsync("turn");
        Task stopping = host.StopAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        HttpStatusCode? status = null;
        try
        {
            using HttpResponseMessage response = await client.PostAsync("sessions", new { });
            status = response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The server takes no connections any more.
        }

        await stopping;
        await host.DisposeAsync();
        Assert.True(status is null or HttpStatusCode.ServiceUnavailable);
    }
}
