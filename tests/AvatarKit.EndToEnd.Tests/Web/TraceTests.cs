using System.Diagnostics;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>One trace goes from the page through the server to what the page's player measured.</summary>
[Collection(SoundCollection.Name)]
public sealed class TraceTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task A_question_its_answer_and_its_first_sound_are_one_trace_which_the_page_can_name()
    {
        List<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == AvatarTelemetry.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using ChatSite site = await ChatSite.StartAsync();
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, site.Address);

        await visit.AskAsync("lamps and lights");
        await visit.UntilAsync("watch.told.some(({ name }) => name === 'speechended')", 60);
        string trace = await visit.ReadAsync<string>("chat.turns.at(-1).traceId");
        await visit.AskAsync("more lamps");
        await visit.UntilAsync("watch.told.filter(({ name }) => name === 'speechended').length === 2", 60);
        string next = await visit.ReadAsync<string>("chat.turns.at(-1).traceId");

        Assert.Matches("^[0-9a-f]{32}$", trace);
        Assert.NotEqual(trace, next);
        Activity[] told = Of(trace);
        Activity message = Assert.Single(told, static span => span.OperationName == "avatarkit.message");
        Activity player = Assert.Single(told, static span => span.OperationName == "avatarkit.player");
        Assert.Single(told, static span => span.OperationName == "avatarkit.turn");
        Assert.Single(told, static span => span.OperationName == "avatarkit.answer");
        Assert.Equal((message.ParentSpanId, true), (player.ParentSpanId, message.HasRemoteParent));
        Assert.Equal("page", player.GetTagItem("avatarkit.clock"));
        Assert.InRange((double)player.GetTagItem("avatarkit.player.first_sound.seconds")!, 0.001, 60);
        Assert.InRange((double)player.GetTagItem("avatarkit.player.lip_deviation.seconds")!, 0, 60);
        Assert.Empty(visit.Complaints);

        Activity[] Of(string id)
        {
            lock (spans)
            {
                return [.. spans.Where(span => span.TraceId.ToHexString() == id)];
            }
        }
    }

    [ChromiumFact]
    public async Task Where_nothing_is_traced_there_is_nothing_to_name()
    {
        await using ChatSite site = await ChatSite.StartAsync();
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, site.Address, "speech=off&trace=off");

        await visit.AskAsync("lamps");
        await visit.UntilAsync("chat.turns.at(-1)?.status === 'completed'");

        Assert.Null(await visit.ReadAsync<string?>("chat.turns.at(-1).traceId"));
        Assert.Empty(visit.Complaints);
    }
}
