using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Sessions;

public sealed class SessionLimitTests
{
    [Fact]
    public async Task An_idle_session_is_announced_and_closed()
    {
        await using var host = new SessionHost();
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        await client.WaitAsync(_ => session.State == SessionState.Idle);

        host.Time.Advance(TimeSpan.FromSeconds(269.9));
        Assert.Empty(client.Notices);
        host.Time.Advance(TimeSpan.FromSeconds(0.1));
        await client.WaitAsync(static reader => reader.Notices.Any());
        SessionNotice notice = client.Updates.OfType<SessionNotice>().Single();
        Assert.Equal((SessionNoticeKind.ClosingWhenIdle, TimeSpan.FromSeconds(30)), (notice.Kind, notice.TimeLeft));

        host.Time.Advance(TimeSpan.FromSeconds(30));
        await client.Ended;
        Assert.Equal(SessionCloseReason.Idle, ((SessionClosed)client.Updates[^1]).Reason);
        Assert.False(host.Sessions.TryGet(session.Id, out _));
    }

    [Fact]
    public async Task Somebody_who_speaks_keeps_it_open()
    {
        await using var host = new SessionHost();
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        host.Time.Advance(TimeSpan.FromSeconds(280));
        session.ReportVoice(isSpeaking: true);
        session.ReportVoice(isSpeaking: false);
        host.Time.Advance(TimeSpan.FromSeconds(280));
        Assert.True(host.Sessions.TryGet(session.Id, out _));

        host.Time.Advance(TimeSpan.FromSeconds(20));
        await client.Ended;
    }

    [Fact]
    public async Task A_session_nobody_reads_is_idle_whatever_waits_in_it()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four.");
        AvatarSession session = await host.OpenAsync();
        session.Say("Hello");
        await host.Engine.WaitForCallsAsync();
        await host.AdvanceUntilAsync(() => host.Sessions.Count == 0, TimeSpan.FromSeconds(10));

        Assert.Equal(SessionState.Closed, session.State);
    }

    [Fact]
    public async Task A_session_lasts_only_so_long()
    {
        await using var host = new SessionHost(static options =>
        {
            options.IdleTimeout = TimeSpan.FromHours(2);
            options.MaxDuration = TimeSpan.FromMinutes(10);
        });
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        host.Time.Advance(TimeSpan.FromMinutes(9.5));
        await client.WaitAsync(static reader => reader.Notices.Any());
        Assert.Equal([SessionNoticeKind.Closing], client.Notices);
        host.Time.Advance(TimeSpan.FromMinutes(0.5));
        await client.Ended;

        Assert.Equal(SessionCloseReason.Length, ((SessionClosed)client.Updates[^1]).Reason);
    }

    [Fact]
    public async Task An_idle_person_is_asked_once()
    {
        await using var host = new SessionHost(static options => options.IdlePromptAfter = TimeSpan.FromSeconds(20));
        AvatarSession session = await host.OpenAsync(SessionHost.Conversation() with { Locale = "de-DE" });
        await using var client = new SessionReader(session);
        await client.WaitAsync(_ => session.State == SessionState.Idle);
        host.Time.Advance(TimeSpan.FromSeconds(20));
        await client.WaitAsync(static reader => reader.HasEnded);
        await host.AdvanceUntilAsync(() => client.States.Last() == SessionState.Idle);
        await host.AdvanceUntilAsync(() => host.Sessions.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Equal([("Sind Sie noch da?", false)], host.Spoken);
        await client.Ended;
        Assert.Equal(SessionCloseReason.Idle, ((SessionClosed)client.Updates[^1]).Reason);
    }

    [Fact]
    public async Task A_new_conversation_is_greeted()
    {
        await using var host = new SessionHost(avatar: static profile => profile.Greeting = "Hello, I am Ava.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        await client.WaitAsync(static reader => reader.Captions.Count == 1);

        Assert.Equal("Hello, I am Ava.", client.Captions[0]);
        Assert.Equal([("Hello, I am Ava.", true)], host.Spoken);
    }

    [Fact]
    public async Task An_answer_that_takes_long_is_bridged_and_then_heard_after_the_bridge()
    {
        await using var host = new SessionHost(static options => options.InterimReplyAfter = TimeSpan.FromSeconds(1));
        var answer = new TaskCompletionSource();
        host.Engine.RespondWith(new FakeReply().After(answer.Task).Text("Yes."));
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        await host.Engine.WaitForCallsAsync();
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await client.WaitAsync(static reader => reader.HasEnded);
        Assert.Equal(["One moment, please."], client.Captions);
        TimeSpan bridge = client.Length;
        long began = host.Time.GetTimestamp();
        Assert.Equal([("One moment, please.", false)], host.Spoken);
        Assert.All(client.Speech, piece => Assert.NotEqual(turnId, piece.TurnId));
        Assert.Equal(SessionState.Thinking, session.State);

        // What the client has played of the bridge is nothing of the answer.
        session.ReportPlayback(client.Speech[^1].TurnId, client.Speech[^1].Index, client.Speech[^1].Duration);
        answer.SetResult();
        await client.WaitAsync(reader => reader.Answers.Any(update => update is TurnCompleted && update.TurnId == turnId));
        await host.AdvanceUntilAsync(() => session.State == SessionState.Idle);
        Assert.True(client.Length > bridge);
        Assert.True(host.Time.GetElapsedTime(began) >= client.Length);
    }

    [Fact]
    public async Task A_quick_answer_needs_no_bridge()
    {
        await using var host = new SessionHost(static options => options.InterimReplyAfter = TimeSpan.FromSeconds(1));
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);
        await host.AdvanceUntilAsync(() => client.States.Last() == SessionState.Idle);

        Assert.Empty(host.Spoken);
    }
}
