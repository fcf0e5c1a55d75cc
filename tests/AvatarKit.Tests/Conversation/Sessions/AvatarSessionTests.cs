using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Sessions;

public sealed class AvatarSessionTests
{
    private const string Long = "One two three four. ";

    [Fact]
    public async Task A_message_goes_from_thinking_to_speaking_and_is_over_when_it_was_heard()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);

        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));
        host.Time.Advance(client.Length - TimeSpan.FromMilliseconds(1));
        Assert.Equal(SessionState.Speaking, session.State);
        await host.AdvanceUntilAsync(() => client.States.Last() == SessionState.Idle);

        Assert.Equal([SessionState.Thinking, SessionState.Speaking, SessionState.Idle], client.States);
        Assert.Equal("One two three four.", client.Text);
        Assert.Equal(["One two three four."], client.Captions);
        Assert.True(client.Speech.Count > 1);
        Assert.All(client.Answers, update => Assert.Equal(turnId, update.TurnId));
        Assert.Equal(
            Enumerable.Range(1, client.Updates.Count).Select(static number => (long)number), client.Updates.Select(static update => update.Number));
        Assert.Equal("c1", host.Engine.Calls[0].Request.ConversationId);
    }

    [Fact]
    public async Task Speech_is_never_made_more_than_so_far_ahead_of_the_clock()
    {
        await using var host = new SessionHost();
        var reply = new FakeReply();
        for (int i = 0; i < 20; i++)
        {
            reply.Text(Long);
        }

        host.Engine.RespondWith(reply);
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        TimeSpan most = TimeSpan.Zero;
        long began = host.Time.GetTimestamp();
        host.Watched.Taken = speech =>
        {
            TimeSpan ahead = speech - host.Time.GetElapsedTime(began);
            most = ahead > most ? ahead : most;
        };
        session.Say("Hello");
        await client.WaitAsync(_ => host.Watched.Speech > TimeSpan.FromSeconds(6));
        await host.AdvanceUntilAsync(() => client.Answers.Any(static update => update is TurnCompleted));

        // The last piece that was allowed comes on top.
        Assert.Equal(20, client.Captions.Count);
        Assert.InRange(most, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6) + client.Speech.Max(static piece => piece.Duration));
    }

    [Fact]
    public async Task What_the_client_reports_decides_how_much_is_made()
    {
        await using var host = new SessionHost();
        var reply = new FakeReply();
        for (int i = 0; i < 20; i++)
        {
            reply.Text(Long);
        }

        host.Engine.RespondWith(reply);
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        session.ReportPlayback(turnId, 0, TimeSpan.Zero);
        TimeSpan heard = TimeSpan.Zero;
        TimeSpan most = TimeSpan.Zero;
        host.Watched.Taken = speech => most = speech - heard > most ? speech - heard : most;

        for (int played = 0; ; played++)
        {
            int before = played;
            await client.WaitAsync(reader => reader.Speech.Count > before || reader.HasEnded);
            if (client.Speech.Count == played)
            {
                break;
            }

            SpeechSegment piece = client.Speech[played];
            heard += piece.Duration;

            // The clock, which runs ahead, is nothing where the client says how far it has played; nor is another turn.
            host.Time.Advance(TimeSpan.FromSeconds(1));
            session.ReportPlayback("another turn", int.MaxValue, TimeSpan.MaxValue);
            session.ReportPlayback(turnId, piece.Index, piece.Duration);
        }

        await client.WaitAsync(static reader => reader.States.Last() == SessionState.Idle);
        Assert.Equal(client.Length, heard);
        Assert.InRange(most, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6) + client.Speech.Max(static piece => piece.Duration));
    }

    [Fact]
    public async Task Without_a_client_only_so_much_is_made()
    {
        await using var host = new SessionHost();
        var reply = new FakeReply();
        for (int i = 0; i < 20; i++)
        {
            reply.Text(Long);
        }

        host.Engine.RespondWith(reply);
        await using AvatarSession session = await host.OpenAsync();
        var enough = new TaskCompletionSource();
        host.Watched.Taken = speech =>
        {
            if (speech > TimeSpan.FromSeconds(6))
            {
                enough.TrySetResult();
            }
        };
        session.Say("Hello");
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        host.Time.Advance(TimeSpan.FromSeconds(100));

        // The client comes late and finds what was made; nothing of it was heard, so that no more comes.
        await using var client = new SessionReader(session);
        await client.WaitAsync(reader => reader.Length > TimeSpan.FromSeconds(6));
        Assert.InRange(host.Watched.Speech, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6) + client.Speech.Max(static piece => piece.Duration));
    }

    [Fact]
    public async Task An_interruption_stops_what_is_made_and_drops_what_waits()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith(new FakeReply().Text(Long).Text(Long).After(new TaskCompletionSource().Task).Text("never"));
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.Captions.Count == 2);

        Assert.True(session.Interrupt());
        Assert.False(session.Interrupt());

        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnEnded));
        Assert.Equal(SessionState.Idle, session.State);
        Assert.IsType<TurnInterrupted>(client.Answers.Last());
        Assert.Equal([SessionNoticeKind.StopPlayback], client.Notices);
        Assert.Equal(FakeStreamEnd.Cancelled, await host.Engine.Calls[0].Ended);
        Assert.Empty(host.Cuts);
    }

    [Fact]
    public async Task A_new_message_interrupts_the_answer_to_the_last()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith(new FakeReply().Text(Long).After(new TaskCompletionSource().Task)).RespondWith("Fine.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string first = session.Say("Hello");
        await client.WaitAsync(static reader => reader.Speech.Count > 0);
        string second = session.Say("Stop");
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));

        Assert.Equal(
            [(first, typeof(TurnInterrupted)), (second, typeof(TurnCompleted))],
            client.Answers.OfType<TurnEnded>().Select(static end => (end.TurnId, end.GetType())));
        Assert.Contains(SessionNoticeKind.StopPlayback, client.Notices);
    }

    [Fact]
    public async Task Given_words_are_said_and_remembered()
    {
        await using var host = new SessionHost();
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Speak("Your table is ready.");
        await client.WaitAsync(static reader => reader.Speech.Count > 0);

        Assert.Equal([("Your table is ready.", true)], host.Spoken);
        Assert.Equal("", Assert.Single(host.Engine.Calls).Request.Message);
    }

    [Fact]
    public async Task Too_many_messages_at_once_are_refused()
    {
        await using var host = new SessionHost();
        var endless = new EndlessEngine();
        var player = new SessionPlayer(
            ActivatorUtilities.CreateInstance<SessionBackend>(host.Services, endless),
            new SessionOutbox(16, 1 << 20),
            new SessionOptions { MaxWaitingMessages = 1 },
            new ConversationKey("c1"));
        player.Begin(Turn());
        await endless.Asked.Task;
        player.Begin(Turn());
        player.Begin(Turn());

        SessionException refused = Assert.Throws<SessionException>(() => player.Begin(Turn()));

        Assert.Equal(("session.busy", true), (refused.Code, refused.IsTransient));
        endless.Release.SetResult();
        await player.CloseAsync();

        SessionTurn Turn() => new(new AvatarRequest { Message = "Hello", TurnId = Guid.NewGuid().ToString("N") }, host.Time);
    }

    [Fact]
    public async Task A_session_that_is_busy_goes_on_listening()
    {
        await using var host = new SessionHost(static options => options.MaxWaitingMessages = 1);
        var endless = new EndlessEngine();
        host.Recognizer.RespondWith(
            new FakeHearing().Final("one thing").After(endless.Asked.Task).Final("another thing").Final("a third").Final("a fourth")
                .Final("a fifth"));
        SessionBackend backend = ActivatorUtilities.CreateInstance<SessionBackend>(host.Services, endless);
        await using AvatarSessions sessions = ActivatorUtilities.CreateInstance<AvatarSessions>(host.Services, backend);
        AvatarSession session = await sessions.OpenAsync(SessionHost.Conversation());
        await using var client = new SessionReader(session);

        await session.HearAsync(AsyncEnumerable.Empty<ReadOnlyMemory<byte>>(), AudioFormat.Pcm16(16_000));
        await client.WaitAsync(static reader => reader.Notices.Count(static notice => notice == SessionNoticeKind.Warning) == 2);

        Assert.Equal(5, client.Updates.OfType<SessionTranscript>().Count());
        Assert.All(
            client.Updates.OfType<SessionNotice>().Where(static notice => notice.Kind == SessionNoticeKind.Warning),
            static notice => Assert.Equal("session.busy", notice.Code));
        endless.Release.SetResult();
    }

    [Fact]
    public async Task A_closed_session_says_why_and_takes_no_more()
    {
        await using var host = new SessionHost();
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        await session.CloseAsync();
        await session.CloseAsync(SessionCloseReason.Error);
        await client.Ended;

        Assert.Equal(SessionCloseReason.ClosedByClient, Assert.IsType<SessionClosed>(client.Updates[^1]).Reason);
        Assert.Equal("session.closed", Assert.Throws<SessionException>(() => session.Say("Hello")).Code);
        Assert.Equal(0, host.Sessions.Count);
    }
}

/// <summary>An engine that does not heed an interruption until it is let go.</summary>
internal sealed class EndlessEngine : IConversationEngine
{
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
        AvatarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Asked.TrySetResult();
        await Release.Task;
        yield break;
    }
}
