using System.Diagnostics;
using AvatarKit.Tests.Conversation.Sessions;

namespace AvatarKit.Tests.Telemetry;

public sealed class SessionTraceTests
{
    [Fact]
    public async Task From_the_message_to_the_mouth_is_one_trace_and_each_time_names_its_clock()
    {
        using var trace = new RecordedTrace();
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two three four.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);

        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);
        SpeechSegment last = client.Speech[^1];
        session.ReportPlayback(turnId, 0, TimeSpan.FromMilliseconds(40));
        session.ReportPlayback(turnId, last.Index, last.Duration);
        await host.AdvanceUntilAsync(() => trace.Spans.Any(static span => span.DisplayName == "avatarkit.answer"));

        Activity answer = trace.Single("avatarkit.answer");
        Assert.Equal(trace.Root.SpanId, answer.ParentSpanId);
        Assert.Equal(answer.SpanId, trace.Single("avatarkit.turn").ParentSpanId);
        Assert.Equal(
            ("heard", "audio", turnId), (answer.Text("avatarkit.outcome"), answer.Text("avatarkit.clock"), answer.Text("avatarkit.turn.id")));
        Assert.Equal(
            [("avatarkit.first_sound_handed_out", "wall"), ("avatarkit.first_sound_heard", "audio")],
            answer.Events.Select(static one => (one.Name, one.Text("avatarkit.clock")!)));
        Assert.Equal(answer.GetTagItem("avatarkit.audio.handed_out.seconds"), answer.GetTagItem("avatarkit.audio.heard.seconds"));
    }

    [Fact]
    public async Task An_answer_that_is_interrupted_says_how_much_of_it_was_heard()
    {
        using var trace = new RecordedTrace();
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two three four. Five six seven eight.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);

        session.ReportPlayback(turnId, 0, TimeSpan.FromMilliseconds(40));
        session.Interrupt();
        await session.CloseAsync();

        Activity answer = trace.Single("avatarkit.answer");
        Assert.Equal("interrupted", answer.Text("avatarkit.outcome"));
        Assert.Equal(0.04, (double)answer.GetTagItem("avatarkit.audio.heard.seconds")!, 3);
        Assert.True((double)answer.GetTagItem("avatarkit.audio.handed_out.seconds")! > 1);
    }
}
