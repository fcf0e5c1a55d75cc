using System.Text.Json.Nodes;

namespace AvatarKit.EndToEnd.Tests;

public sealed class LiveClientTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Pieces = 12;

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_over_connections_that_drop_comes_once_and_whole(bool overEvents)
    {
        await using LivePeer peer = await LivePeer.StartAsync(blocksSockets: overEvents);
        peer.Session.Said = message => _ = AnswerAsync(peer, (string)message["turnId"]!);
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);

        await page.DoAsync("client.playback = () => ({ turnId: 't', segment: 1, elapsedMs: 12.5, heardCharacters: 4 }); await client.connect();");
        string turn = await page.AskAsync<string>("client.say('hello')");
        foreach (int have in new[] { 3, 6, 9 })
        {
            await page.UntilAsync($"all('speech').length >= {have}");
            await LivePage.UntilAsync(() => peer.Session.Link is not null, "a page is connected");
            peer.Link.Drop();
        }

        await page.UntilAsync("all('end').length > 0");

        Assert.Equal(Enumerable.Range(0, Pieces).Select(static i => $"w{i}"), await page.AskAsync<string[]>("all('text').map(({ text }) => text)"));
        Assert.Equal(Enumerable.Range(0, Pieces), await page.AskAsync<int[]>("all('speech').map(({ audio }) => audio[0])"));
        Assert.Equal(1, await page.AskAsync<int>("all('end').length"));
        JsonObject said = Assert.Single(peer.Session.Of("say"));
        Assert.Equal(turn, (string?)said["turnId"]);
        JsonObject[] hellos = peer.Session.Of("hello");
        Assert.True(hellos.Length >= 3, $"{hellos.Length} connections");
        Assert.Equal(12.5, (double)hellos[^1]["resume"]!["elapsedMs"]!);
        Assert.Equal(overEvents ? 1 : hellos.Length, peer.Upgrades);
        Assert.Empty(page.Complaints);
    }

    [ChromiumFact]
    public async Task What_is_said_begins_a_trace_and_what_was_measured_is_told_in_the_one_the_server_went_on_with()
    {
        const string Parent = "^00-[0-9a-f]{32}-[0-9a-f]{16}-01$";
        const string Own = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync("await client.connect();");
        string[] turns = await page.AskAsync<string[]>("[client.say('one'), client.say('two'), client.say('three')]");
        await LivePage.UntilAsync(() => peer.Session.Of("say").Length == 3, "all is said");

        // The server may be part of another trace; what is no id of one changes nothing.
        peer.Session.Post(new JsonObject { ["type"] = "turn", ["turnId"] = turns[1], ["replay"] = false, ["traceId"] = Own });
        peer.Session.Post(new JsonObject { ["type"] = "turn", ["turnId"] = turns[2], ["replay"] = false, ["traceId"] = "\r\nX: y" });
        await page.UntilAsync("client.inbox.number === 2");
        string ids = string.Join(", ", turns.Append("unknown").Select(static turn => $"'{turn}'"));
        await page.DoAsync($"for (const turnId of [{ids}]) client.sendMetrics({{ turnId, underruns: 1 }});");
        await LivePage.UntilAsync(() => peer.Session.Of("metrics").Length == 4, "all is told");

        string[] said = [.. peer.Session.Of("say").Select(static message => (string)message["traceparent"]!)];
        string?[] told = [.. peer.Session.Of("metrics").Select(static message => (string?)message["traceparent"])];
        Assert.All(said.Append((string)peer.Session.Of("hello")[0]["traceparent"]!), static parent => Assert.Matches(Parent, parent));
        Assert.Equal(4, said.Append((string)peer.Session.Of("hello")[0]["traceparent"]!).Select(static parent => parent[3..35]).Distinct().Count());
        Assert.Equal((string)peer.Session.Of("hello")[0]["traceparent"]!, peer.SessionTrace);
        Assert.Equal((said[0], said[2], null), (told[0], told[2], told[3]));
        Assert.Matches($"^00-{Own}-[0-9a-f]{{16}}-01$", told[1]);
        Assert.All(peer.Session.Of("metrics"), static message => Assert.False(message.ContainsKey("turnId")));
        Assert.Empty(page.Complaints);
    }

    [ChromiumFact]
    public async Task What_is_said_offline_waits_within_bounds_and_is_said_once()
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync("await client.connect();");

        peer.IsDown = true;
        peer.Link.Drop();
        await page.UntilAsync("client.connection !== 'open'");
        string[] codes = await page.AskAsync<string[]>(
            """
            Array.from({ length: 1000 }, (_, i) => {
              try {
                client.say(`m${i}`);
                return 'said';
              } catch (error) {
                return error.code;
              }
            })
            """);
        peer.IsDown = false;
        await LivePage.UntilAsync(() => peer.Session.Of("say").Length >= 16, "all is said");
        await page.UntilAsync("client.outbox.entries.length === 0");

        Assert.All(codes[..16], static code => Assert.Equal("said", code));
        Assert.All(codes[16..], static code => Assert.Equal("live.queue_full", code));
        Assert.Equal(Enumerable.Range(0, 16).Select(static i => $"m{i}"), peer.Session.Of("say").Select(static message => (string?)message["text"]));
        Assert.Equal(Enumerable.Range(1, 16), peer.Session.Of("say").Select(static message => (int)message["seq"]!));
    }

    [ChromiumFact]
    public async Task A_session_that_is_gone_begins_anew_with_what_was_not_taken()
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync("client.setTools([{ name: 'find' }]); await client.connect(); client.say('one');");
        await LivePage.UntilAsync(() => peer.Session.Of("say").Length == 1, "one is said");
        peer.Session.Post(new JsonObject { ["type"] = "text", ["text"] = "before" });
        await page.UntilAsync("all('text').length === 1");

        peer.Session.IsForgotten = true;
        peer.IsDown = true;
        peer.Link.Drop();
        await page.UntilAsync("client.connection !== 'open'");
        await page.DoAsync("client.say('two'); client.sendToolResult('call', { result: 1 });");
        peer.IsDown = false;
        await LivePage.UntilAsync(() => peer.Session.Of("say").Length == 2, "two is said");
        peer.Session.Post(new JsonObject { ["type"] = "text", ["text"] = "after" });
        await page.UntilAsync("all('text').length === 2");

        Assert.Equal(["tools", "say", "tools", "say"], peer.Session.Types().Where(static type => type is "tools" or "say"));
        Assert.Equal(2, (int)peer.Session.Of("say")[1]["seq"]!);
        Assert.Equal(["before", "after"], await page.AskAsync<string[]>("all('text').map(({ text }) => text)"));
        Assert.Equal(["live.session_lost"], await page.AskAsync<string[]>("all('refused').map(({ code }) => code)"));
    }

    [ChromiumFact]
    public async Task A_blocked_WebSocket_is_remembered_for_the_page()
    {
        await using LivePeer peer = await LivePeer.StartAsync(blocksSockets: true);
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);

        await page.DoAsync("await client.connect(); client.close();");
        await page.DoAsync("globalThis.other = new LiveClient({ endpoint: '/avatar' }); await other.connect();");

        Assert.Equal(1, peer.Upgrades);
        Assert.Equal("events", await page.AskAsync<string>("all('connection').at(-2).transport"));
    }

    [ChromiumFact]
    public async Task What_the_server_sends_wrong_is_told_and_what_is_strange_is_passed_over()
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync("await client.connect();");

        peer.Link.Send("{\"type\":");
        await page.UntilAsync("all('refused').some(({ code }) => code === 'live.malformed') && client.connection === 'open'");
        foreach (string strange in new[]
        {
            "{}", """{"type":null}""", """{"type":5,"number":"x"}""", """{"type":"toString","number":1}""", """{"type":"ack","seq":"x"}""",
            """{"type":"future","number":2,"media":[200]}""",
        })
        {
            peer.Link.Send(strange);
        }

        peer.Link.SendFrame(kind: 200, number: 2, [1]);
        peer.Link.SendFrame(kind: 1, number: 77, [1]);
        peer.Link.Send("""{"type":"speech","number":3,"turnId":null,"words":null,"face":null,"media":null}""");
        await page.UntilAsync("all('speech').length === 1");

        Assert.Equal("open", await page.AskAsync<string>("client.connection"));
        Assert.Equal(0, await page.AskAsync<int>("speechOf(client.inbox.pending ?? { words: null, audio: null }).words.length"));
        Assert.Empty(page.Complaints);
    }

    [ChromiumFact]
    public async Task A_refusal_names_the_code_and_the_way_out()
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        peer.Problem = """{"title":"Forbidden","detail":"Sign in first.","code":"session.forbidden"}""";
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);

        string refused = await page.AskAsync<string>("client.connect().then(() => 'none', error => `${error.code}: ${error.message}`)");

        Assert.Equal("session.forbidden: Sign in first.", refused);
        Assert.Equal("closed", await page.AskAsync<string>("client.connection"));
    }

    [ChromiumFact]
    public async Task A_server_that_stops_is_followed_by_the_next()
    {
        await using LivePeer peer = await LivePeer.StartAsync();
        await using LivePage page = await LivePage.OpenAsync(chromium.Browser, peer);
        await page.DoAsync("await client.connect();");

        peer.Session.IsForgotten = true;
        peer.Session.Post(new JsonObject { ["type"] = "closed", ["reason"] = "shutdown" });
        peer.Link.Send("""{"type":"goAway","reconnectAfterMs":300}""");
        peer.Link.Close(1001);
        await page.UntilAsync("all('welcome').length === 2");

        Assert.Equal("again", await page.AskAsync<string>("all('welcome')[1].resumed"));
        Assert.Equal(0, await page.AskAsync<int>("all('closed').length"));

        peer.Link.Close(4409);
        await page.UntilAsync("client.connection === 'closed'");
        Assert.Equal("live.taken_over", await page.AskAsync<string>("all('connection').at(-1).error"));
    }

    private static async Task AnswerAsync(LivePeer peer, string turnId)
    {
        for (int i = 0; i < Pieces; i++)
        {
            peer.Session.Post(new JsonObject { ["type"] = "text", ["turnId"] = turnId, ["text"] = $"w{i}" });
            peer.Session.Post(
                new JsonObject { ["type"] = "speech", ["turnId"] = turnId, ["segment"] = i, ["samples"] = 2, ["sampleRate"] = 16000 },
                [(byte)i, 0, 0, 0]);
            await Task.Delay(TimeSpan.FromMilliseconds(120), TimeProvider.System);
        }

        peer.Session.Post(new JsonObject { ["type"] = "end", ["turnId"] = turnId, ["outcome"] = "completed" });
    }
}
