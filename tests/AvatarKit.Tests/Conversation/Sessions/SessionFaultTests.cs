using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Conversation.Sessions;

/// <summary>Parts of the host that fail under a session.</summary>
public sealed class SessionFaultTests
{
    [Fact]
    public async Task An_engine_that_throws_costs_one_answer_also_where_logging_throws()
    {
        var logs = new ThrowingLogs(LogLevel.Warning, throwsWhenAsked: false);
        await using var host = new SessionHost(build: builder => builder.Services.AddSingleton<ILoggerProvider>(logs));
        await using AvatarSessions sessions = SessionsOver(host, new BrokenEngine(host.Engine));
        AvatarSession session = await sessions.OpenAsync(SessionHost.Conversation());
        await using var client = new SessionReader(session);

        string broken = session.Say("break");
        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.Warning));
        SessionNotice warning = client.Updates.OfType<SessionNotice>().Single();
        Assert.Equal((broken, "session.turn_failed"), (warning.TurnId, warning.Code));
        await client.WaitAsync(static reader => reader.States.LastOrDefault() == SessionState.Idle);

        session.Say("Hello");
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));
        Assert.True(logs.Thrown > 0);
    }

    [Fact]
    public async Task A_recogniser_that_is_left_behind_throws_nothing_at_the_clock_where_logging_throws()
    {
        var logs = new ThrowingLogs(LogLevel.Warning, throwsWhenAsked: false);
        await using var host = new SessionHost(
            recognizer: new EndlessRecognizer(), build: builder => builder.Services.AddSingleton<ILoggerProvider>(logs));
        await using AvatarSession session = await host.OpenAsync();
        using var stop = new CancellationTokenSource();
        Task hearing = session.HearAsync(AsyncEnumerable.Empty<ReadOnlyMemory<byte>>(), AudioFormat.Pcm16(16_000), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hearing);

        // What is thrown where a timer fires ends the process: the fake clock throws it here.
        Assert.Null(Record.Exception(() => host.Time.Advance(TimeSpan.FromMinutes(1))));
        Assert.True(logs.Thrown > 0);
    }

    [Fact]
    public async Task Nothing_bridges_the_wait_for_an_answer_whose_engine_threw()
    {
        await using var host = new SessionHost(static options => options.InterimReplyAfter = TimeSpan.FromSeconds(1));
        await using AvatarSessions sessions = SessionsOver(host, new BrokenEngine(host.Engine));
        AvatarSession session = await sessions.OpenAsync(SessionHost.Conversation());
        await using var client = new SessionReader(session);
        session.Say("break");

        // It was at rest before, too.
        await client.WaitAsync(static reader => reader.States.Contains(SessionState.Thinking) && reader.States.Last() == SessionState.Idle);

        await PassAsync(host);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));
        Assert.Empty(host.Spoken);
    }

    [Fact]
    public async Task Nothing_bridges_the_wait_for_an_answer_of_which_the_client_lost_track()
    {
        await using var host = new SessionHost(static options => options.InterimReplyAfter = TimeSpan.FromSeconds(1));
        var answer = new TaskCompletionSource();
        host.Engine.RespondWith(new FakeReply().After(answer.Task).Text("One.")).RespondWith(new FakeReply().AsReplay().Text("One."));
        await using AvatarSession session = await host.OpenAsync();
        session.Say("Hello");
        await host.Engine.WaitForCallsAsync();

        // A number that no update has yet: the client is of another time.
        await using var back = new SessionReader(session, after: 1_000);
        await PassAsync(host);
        answer.SetResult();
        await back.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));
        Assert.Empty(host.Spoken);
    }

    /// <summary>Moves the clock on a thread of the pool: what waits for it has begun to act when this ends.</summary>
    private static Task PassAsync(SessionHost host) => Task.Run(() => host.Time.Advance(TimeSpan.FromSeconds(10)));

    private static AvatarSessions SessionsOver(SessionHost host, IConversationEngine engine)
        => ActivatorUtilities.CreateInstance<AvatarSessions>(
            host.Services, ActivatorUtilities.CreateInstance<SessionBackend>(host.Services, engine));

    /// <summary>Throws where it is asked to break.</summary>
    private sealed class BrokenEngine(IConversationEngine inner) : IConversationEngine
    {
        public IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
            AvatarRequest request, CancellationToken cancellationToken = default)
            => request.Message == "break"
                ? throw new InvalidOperationException("It broke.")
                : inner.GetStreamingResponseAsync(request, cancellationToken);
    }

    /// <summary>Heeds no token.</summary>
    private sealed class EndlessRecognizer : ISpeechRecognizer
    {
        public async IAsyncEnumerable<SpeechTranscript> RecognizeAsync(
            SpeechRecognitionRequest request,
            IAsyncEnumerable<ReadOnlyMemory<byte>> audio,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await new TaskCompletionSource().Task;
            yield break;
        }
    }
}
