using System.Diagnostics;
using System.Text.Json;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>A message that comes over a live connection is one trace, the client's where it names one.</summary>
public sealed class LiveTraceTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task A_message_goes_on_with_the_clients_trace_and_the_client_is_told_its_id()
    {
        using ActivityListener listener = Listen(out List<Activity> spans);
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false });

        await client.SendNumberedAsync(new { type = "say", turnId = "t1", text = "Hello", traceparent = $"00-{Trace}-00f067aa0ba902b7-01" });
        await client.WaitForAsync("end");

        Assert.Equal(Trace, client.Of("turn").Single().Text("traceId"));
        Assert.Equal(Trace, client.Of("end").Single().Text("traceId"));
        Activity[] told = Of(spans, Trace);
        Activity message = Assert.Single(told, static span => span.OperationName == "avatarkit.message");
        Assert.Equal(("00f067aa0ba902b7", ActivityKind.Server, true), (message.ParentSpanId.ToHexString(), message.Kind, message.HasRemoteParent));
        Assert.Contains(told, static span => span.OperationName == "avatarkit.turn");
    }

    /// <summary>What strangers may send in a traceparent's place.</summary>
    public static TheoryData<object?> NoTraces => new()
    {
        "",
        "00-zzzz",
        $"00-{Trace}-00f067aa0ba902b7",
        $"00-{Trace.ToUpperInvariant()}-00F067AA0BA902B7-01",
        $"00-{new string('0', 32)}-00f067aa0ba902b7-01",
        $"00-{Trace}-{new string('0', 16)}-01",
        $"ff-{Trace}-00f067aa0ba902b7-01",
        $"00-{Trace}-00f067aa0ba902b7-01\r\nSet-Cookie: a=b",
        $"00-{Trace}-00f067aa0ba902b7-01" + new string('0', 50_000),
        $"00-{Trace[..^1]}é-00f067aa0ba902b7-01",
        7,
        new[] { $"00-{Trace}-00f067aa0ba902b7-01" },
        null,
    };

    [Theory]
    [MemberData(nameof(NoTraces))]
    public async Task A_message_without_a_trace_has_one_of_its_own(object? traceparent)
    {
        using ActivityListener listener = Listen(out List<Activity> spans);
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false }, hello: new { type = "hello", traceparent = traceparent as string ?? "" });

        await client.SendTextAsync(JsonSerializer.Serialize(new { type = "metrics", underruns = 1, traceparent }));
        await client.SendTextAsync(JsonSerializer.Serialize(new { type = "say", seq = 1, turnId = "t1", text = "Hello", traceparent }));
        await client.WaitForAsync("end");
        await client.SendTextAsync(JsonSerializer.Serialize(new { type = "say", seq = 2, turnId = "t2", text = "Hello again", traceparent }));
        await client.WaitForAsync("end", 2);

        string[] ids = [.. client.Of("turn").Select(static turn => turn.Text("traceId")!)];
        Assert.Equal(2, ids.Distinct().Count());
        Assert.DoesNotContain(Trace, ids);
        Assert.Empty(client.Of("error"));
        Assert.All(ids, id => Assert.Contains(Of(spans, id), static span => span.OperationName == "avatarkit.turn"));
    }

    [Fact]
    public async Task What_the_avatar_says_unasked_is_part_of_the_trace_that_hello_names()
    {
        using ActivityListener listener = Listen(out List<Activity> spans);
        await using LiveTestHost host = await LiveTestHost.StartAsync(
            avatar: static chatbot => chatbot.AddAvatar(static avatar => avatar.Greeting = "Welcome."));
        await using var client = new LiveTestClient(host);
        string trace = ActivityTraceId.CreateRandom().ToHexString();

        await client.ConnectAsync(new { speech = false }, hello: new { type = "hello", traceparent = $"00-{trace}-00f067aa0ba902b7-01" });
        await client.WaitForAsync("end");

        Assert.Equal(trace, client.Of("turn").Single().Text("traceId"));
        Assert.Contains(Of(spans, trace), static span => span.OperationName == "avatarkit.turn");
    }

    [Fact]
    public async Task What_a_player_measured_stands_in_the_trace_of_its_answer_with_its_clock()
    {
        using ActivityListener listener = Listen(out List<Activity> spans);
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        string trace = ActivityTraceId.CreateRandom().ToHexString();
        await client.ConnectAsync(new { speech = false });

        await client.SendAsync(new
        {
            type = "metrics", underruns = 2, lipP95Ms = 31.5, firstSoundMs = 840, frameP95Ms = 1e9, traceparent = $"00-{trace}-00f067aa0ba902b7-01",
        });
        await client.SendAsync(new { type = "ping", id = 1 });
        await client.WaitForAsync("pong");

        Activity player = Assert.Single(Of(spans, trace));
        Assert.Equal(
            ("avatarkit.player", "00f067aa0ba902b7", "page", 2L, 0.0315, 0.84),
            (player.OperationName, player.ParentSpanId.ToHexString(), player.GetTagItem("avatarkit.clock"),
                player.GetTagItem("avatarkit.player.underruns"), player.GetTagItem("avatarkit.player.lip_deviation.seconds"),
                player.GetTagItem("avatarkit.player.first_sound.seconds")));
        Assert.Null(player.GetTagItem("avatarkit.player.frame.seconds"));
    }

    [Fact]
    public async Task A_whole_answer_names_the_trace_that_the_request_came_in()
    {
        using ActivityListener listener = Listen(out _);
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/avatar/chat"))
        {
            Content = new StringContent("""{"message":"Hello"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");

        using HttpResponseMessage response = await http.SendAsync(request);

        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(Trace, answer.RootElement.GetProperty("trace_id").GetString());
    }

    [Fact]
    public async Task An_answer_as_events_tells_the_trace_that_the_request_came_in()
    {
        using ActivityListener listener = Listen(out _);
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/avatar/chat/stream"))
        {
            Content = new StringContent("""{"message":"Hello"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");

        using HttpResponseMessage response = await http.SendAsync(request);

        string[] lines = (await response.Content.ReadAsStringAsync()).Split('\n');
        foreach (string name in new[] { "turnStarted", "turnCompleted" })
        {
            string told = lines.First(line
                => line.StartsWith("data:", StringComparison.Ordinal) && line.Contains(name, StringComparison.Ordinal));
            using JsonDocument data = JsonDocument.Parse(told["data:".Length..]);
            Assert.Equal(Trace, data.RootElement.GetProperty("traceId").GetString());
        }
    }

    private static ActivityListener Listen(out List<Activity> spans)
    {
        List<Activity> ended = spans = [];
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is AvatarTelemetry.SourceName or "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (ended)
                {
                    ended.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static Activity[] Of(List<Activity> spans, string trace)
    {
        lock (spans)
        {
            return [.. spans.Where(span => span.TraceId.ToHexString() == trace)];
        }
    }
}
