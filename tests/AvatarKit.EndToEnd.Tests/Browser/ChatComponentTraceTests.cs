namespace AvatarKit.EndToEnd.Tests;

/// <summary>A turn is found by its trace: the page is told of it, and what the player measured is told of the turn it is of.</summary>
public sealed class ChatComponentTraceTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [ChromiumFact]
    public async Task The_page_is_told_the_trace_of_a_turn_and_of_one_that_failed()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            answers: new()
            {
                ["fail"] = new Dictionary<string, object> { ["error"] = new Dictionary<string, object> { ["code"] = "model.failed" } },
            },
            before: $"globalThis.traceId = '{Trace}';");
        await open.AskAsync("fail");
        await open.UntilAsync("heard.some(({ name }) => name === 'error')");

        Assert.Equal(Trace, await open.ReadAsync<string>("chat.turns[0].traceId"));
        Assert.Equal([Trace, Trace], await open.ReadAsync<string[]>(
            "['turnstarted', 'error'].map(wanted => heard.find(({ name }) => name === wanted).detail.traceId)"));
        Assert.True(await open.ReadAsync<bool>("client.options.trace"));
    }

    [ChromiumFact]
    public async Task What_the_player_measured_is_told_once_an_answer_and_only_where_it_is_wanted()
    {
        const string Reports = "calls.filter(([name]) => name === 'metrics').map(([, report]) => report)";
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, new() { ["trace"] = "off" }, before: "globalThis.limits = { metrics: true };");
        await open.AskAsync("Hi");
        await open.UntilAsync($"{Reports}.length === 1");
        await open.Page.EvaluateAsync("() => chat.room.player.measured.underrun(0.2)");
        await open.Page.Locator("avatar-chat [aria-label='Hear it again']").ClickAsync();
        await open.UntilAsync("heard.filter(({ name }) => name === 'speechended').length === 2");
        await open.AskAsync("More");
        await open.UntilAsync($"{Reports}.length === 2");
        await open.Page.EvaluateAsync("() => { client.session.limits.metrics = false; }");
        await open.AskAsync("Still more");
        await open.UntilAsync("heard.filter(({ name }) => name === 'speechended').length === 4");

        Assert.Equal(
            await open.ReadAsync<string[]>("chat.turns.slice(0, 2).map(({ turnId }) => turnId)"),
            await open.ReadAsync<string[]>($"{Reports}.map(({{ turnId }}) => turnId)"));
        // What went wrong in an answer that was heard again is not the next one's.
        Assert.Equal<int[]>([0, 0], await open.ReadAsync<int[]>($"{Reports}.map(({{ underruns }}) => underruns)"));
        Assert.True(await open.ReadAsync<bool>($"{Reports}.every(({{ firstSoundMs }}) => firstSoundMs > 5 && firstSoundMs < 20000)"));
        Assert.True(await open.ReadAsync<bool>(
            $"{Reports}.flatMap(Object.entries).every(([name, value]) => name === 'turnId' || Number.isFinite(value))"));
        Assert.False(await open.ReadAsync<bool>("client.options.trace"));
        Assert.Equal("", open.AllComplaints);
    }
}
