using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Sessions;

/// <summary>Messages that come faster than answers end: each is a turn of the conversation, and the last one is answered.</summary>
public sealed class SessionQueueTests
{
    private const string Sentence = "One two three four five six seven eight nine ten. ";

    [Fact]
    public async Task A_message_that_is_overtaken_before_it_began_is_kept_and_the_last_one_is_answered_and_followed()
    {
        await using var host = new SessionHost(realEngine: true);
        var stored = new TaskCompletionSource();
        host.Model.When(static call => call.LastUserText == "First")
            .RespondWith(new FakeChatResponse().Text("One two three four. ").After(new TaskCompletionSource().Task));
        host.Model.When(static call => call.LastUserText == "Third").RespondWith("One two three four. Five six seven eight.");
        host.Store.On(ConversationStoreOperation.CompleteTurn).After(stored.Task).RespondWith(FakeOutcome.Normal);
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string first = session.Say("First");
        await client.WaitAsync(static reader => reader.Speech.Count > 0);

        // The first is interrupted, and not stored before both others came.
        string second = session.Say("Second");
        string third = session.Say("Third");
        stored.SetResult();
        await client.WaitAsync(reader => reader.Answers.Any(update => update is TurnEnded && update.TurnId == third));

        Assert.Equal(
            [(first, typeof(TurnInterrupted)), (second, typeof(TurnInterrupted)), (third, typeof(TurnCompleted))],
            client.Answers.OfType<TurnEnded>().Select(static end => (end.TurnId, end.GetType())));
        Assert.DoesNotContain(client.Answers, update => update.TurnId == second && update is (TextDelta or SpeechSegment));
        Assert.Contains(
            host.Model.Calls.Single(static call => call.LastUserText == "Third").Messages, static message => message.Text == "Second");
        Assert.Equal(SessionState.Speaking, session.State);

        SpeechSegment heard = client.Speech.Single(piece => piece.TurnId == third && piece.Words.Any(static word => word.Text == "six"));
        session.ReportPlayback(third, heard.Index, heard.Words.Single(static word => word.Text == "six").Start + TimeSpan.FromMilliseconds(1));
        Assert.True(session.Interrupt());
        await session.CloseAsync();

        Assert.Equal([(third, 1, "One two three four. Five six")], host.Cuts);
        Assert.Equal(
            [
                ("First", TurnStatus.Interrupted),
                ("Second", TurnStatus.Interrupted),
                ("Third", TurnStatus.Interrupted),
            ],
            (await host.StoredAsync()).Select(static turn => (turn.Message, turn.Status)));
    }

    [Fact]
    public async Task A_message_that_is_interrupted_while_it_is_taken_in_is_kept()
    {
        await using var host = new SessionHost(realEngine: true);
        var reading = new TaskCompletionSource();
        host.Store.On(ConversationStoreOperation.GetWindow).After(reading.Task).RespondWith(FakeOutcome.Normal);
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        await host.Store.WaitForCallsAsync();

        Assert.True(session.Interrupt());
        Assert.Equal(SessionState.Idle, session.State);
        reading.SetResult();
        await client.WaitAsync(static reader => reader.HasEnded);

        Assert.Equal([typeof(TurnStarted), typeof(TurnInterrupted)], client.Answers.Select(static update => update.GetType()));
        ConversationTurn kept = Assert.Single(await host.StoredAsync());
        Assert.Equal((turnId, "Hello", TurnStatus.Interrupted, ""), (kept.TurnId, kept.Message, kept.Status, kept.Result!.Answer));
    }

    [Fact]
    public async Task Closing_stops_every_answer_that_has_not_ended()
    {
        await using var host = new SessionHost(static options => options.BufferedUpdates = 16);
        host.Engine.RespondWith(new FakeReply().Text(Sentence).Text(Sentence).After(new TaskCompletionSource().Task));
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.Updates.Count > 20);

        // The client lost track: the answer, which is still made, is to be given again when it is stored.
        await using var back = new SessionReader(session, after: 1);
        Task closing = session.CloseAsync();
        Exception? late = await Record.ExceptionAsync(() => closing.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System));

        // A session that waits in vain gives up after a while; the test that shows it ends.
        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(late);
        Assert.Equal(FakeStreamEnd.Cancelled, await host.Engine.Calls[0].Ended);
        await back.Ended;
        Assert.IsType<TurnInterrupted>(Assert.Single(back.Answers.OfType<TurnEnded>()));
    }

    [Fact]
    public async Task A_client_that_lost_track_before_an_answer_began_gets_it_once()
    {
        await using var host = new SessionHost(static options => options.BufferedUpdates = 16);
        host.Engine
            .RespondWith(new FakeReply().Text(Sentence).Text(Sentence).After(new TaskCompletionSource().Task))
            .RespondWith("Fine.");
        var slow = new SlowEndEngine(host.Watched);
        SessionBackend backend = ActivatorUtilities.CreateInstance<SessionBackend>(host.Services, slow);
        await using AvatarSessions sessions = ActivatorUtilities.CreateInstance<AvatarSessions>(host.Services, backend);
        await using AvatarSession session = await sessions.OpenAsync(SessionHost.Conversation());
        await using var client = new SessionReader(session);
        string first = session.Say("Hello");
        await client.WaitAsync(static reader => reader.Updates.Count > 20);
        string second = session.Say("Stop");

        await using var back = new SessionReader(session, after: 1);
        slow.Release.SetResult();
        await back.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));

        Assert.Equal([first, second], host.Watched.Requests.Select(static request => request.TurnId));
    }

    [Fact]
    public async Task What_nobody_asked_for_is_said_only_where_no_answer_is_under_way_and_the_session_is_open()
    {
        await using var host = new SessionHost();
        var endless = new EndlessEngine();
        var player = new SessionPlayer(
            ActivatorUtilities.CreateInstance<SessionBackend>(host.Services, endless),
            new SessionOutbox(16, 1 << 20),
            new SessionOptions(),
            new ConversationKey("c1"));
        SessionTurn asked = Turn();
        player.Begin(asked);

        Assert.False(player.TryBegin(Turn()));
        Assert.False(asked.IsInterrupted);

        endless.Release.SetResult();
        await player.CloseAsync();
        Assert.False(player.TryBegin(Turn()));

        SessionTurn Turn() => new(new AvatarRequest { Message = "Hello", TurnId = Guid.NewGuid().ToString("N") }, host.Time);
    }

    /// <summary>Holds the endings of turns back until it is let go.</summary>
    private sealed class SlowEndEngine(IConversationEngine inner) : IConversationEngine
    {
        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
            AvatarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (AvatarResponseUpdate update in inner.GetStreamingResponseAsync(request, cancellationToken))
            {
                if (update is TurnEnded)
                {
                    await Release.Task;
                }

                yield return update;
            }
        }
    }
}
