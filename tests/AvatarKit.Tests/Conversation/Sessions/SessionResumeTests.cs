using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Sessions;

public sealed class SessionResumeTests
{
    [Fact]
    public async Task A_client_that_comes_back_gets_the_rest_without_gap_or_duplicate()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith(new FakeReply().Text("One two three four. ").Text("Five six seven eight."));
        await using AvatarSession session = await host.OpenAsync();
        session.Say("Hello");
        List<SessionUpdate> first = await ReadAsync(session, 0, static updates => updates.Count == 7);

        // The connection broke: the client has five of the seven that were sent.
        first.RemoveRange(5, 2);
        await using var back = new SessionReader(session, after: 5);
        await back.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));

        SessionUpdate[] all = [.. first, .. back.Updates];
        Assert.Equal(Enumerable.Range(1, all.Length).Select(static number => (long)number), all.Select(static update => update.Number));
        Assert.Equal("One two three four. Five six seven eight.", Text(all));
        Assert.Equal("One two three four. Five six seven eight.", string.Concat(Speech(all).Select(static piece => piece.Text)));
        Assert.Equal(Enumerable.Range(0, Speech(all).Count()), Speech(all).Select(static piece => piece.Index));
        Assert.DoesNotContain(SessionNoticeKind.ContinueAt, back.Notices);
    }

    [Fact]
    public async Task While_no_client_is_there_nothing_is_heard()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four.");
        await using AvatarSession session = await host.OpenAsync();
        TimeSpan length;
        await using (var client = new SessionReader(session))
        {
            session.Say("Hello");
            await client.WaitAsync(static reader => reader.HasEnded);
            length = client.Length;
        }

        host.Time.Advance(TimeSpan.FromSeconds(100));
        long cameBack = host.Time.GetTimestamp();
        await using var back = new SessionReader(session, after: 1);
        await host.AdvanceUntilAsync(() => session.State == SessionState.Idle);
        Assert.True(host.Time.GetElapsedTime(cameBack) >= length);
    }

    [Fact]
    public async Task What_is_no_longer_kept_is_given_again_from_the_word_that_was_heard()
    {
        await using var host = new SessionHost(static options => options.BufferedUpdates = 16);
        const string Sentence = "One two three four five six seven eight nine ten. ";
        host.Engine.RespondWith(new FakeReply().Text(Sentence).Text(Sentence).Text(Sentence));
        await using AvatarSession session = await host.OpenAsync();
        string turnId = session.Say("Hello");
        List<SessionUpdate> first = await ReadAsync(
            session, 0, static updates => Speech(updates).Any(static piece => piece is { Sentence: 1, Start.Ticks: > 0, Words.Count: > 1 }));
        SpeechSegment piece = Speech(first).Last();
        session.ReportPlayback(turnId, piece.Index, piece.Words[0].Start + TimeSpan.FromMilliseconds(1));

        await using var back = new SessionReader(session, after: 3);
        await back.WaitAsync(static reader => reader.Speech.Count > 1);

        SessionNotice at = back.Updates.OfType<SessionNotice>().First();
        Assert.Equal((SessionNoticeKind.ContinueAt, turnId, piece.Words[1].Start), (at.Kind, at.TurnId, at.Elapsed));
        Assert.Equal([piece.Index, piece.Index + 1], back.Speech.Take(2).Select(static piece => piece.Index));
        Assert.Equal((Sentence, Sentence.Length), (back.Speech[0].Text, back.Speech[0].TextStart));
        Assert.Equal([turnId, turnId], host.Watched.Requests.Select(static request => request.TurnId));
    }

    [Fact]
    public async Task What_was_acknowledged_is_not_kept()
    {
        var outbox = new SessionOutbox(100, 1 << 20);
        for (int i = 0; i < 10; i++)
        {
            outbox.Post(new SessionTranscript($"{i}", false));
        }

        outbox.Post(new SessionClosed(SessionCloseReason.Idle));
        await foreach (SessionUpdate update in outbox.ReadAsync(0, CancellationToken.None))
        {
            outbox.Acknowledge(update.Number - 4);
        }

        Assert.True(outbox.CanResumeAfter(7));
        Assert.True(outbox.CanResumeAfter(11));
        Assert.False(outbox.CanResumeAfter(6));
        Assert.False(outbox.CanResumeAfter(12));
        Assert.Equal(["7", "8", "9"], (await Rest()).OfType<SessionTranscript>().Select(static transcript => transcript.Text));

        async Task<List<SessionUpdate>> Rest()
        {
            List<SessionUpdate> rest = [];
            await foreach (SessionUpdate update in outbox.ReadAsync(7, CancellationToken.None))
            {
                rest.Add(update);
            }

            return rest;
        }
    }

    [Fact]
    public async Task Nothing_of_a_turn_is_taken_in_after_it_was_dropped()
    {
        var outbox = new SessionOutbox(100, 1 << 20);
        Task dropping = Task.CompletedTask;

        outbox.Post(new SessionAnswer(new TextDelta { TurnId = "lost", Text = "Too late." }), () =>
        {
            // It is dropped just when it is found wanted.
            dropping = Task.Run(() => outbox.Drop("lost"));
            dropping.Wait(TimeSpan.FromMilliseconds(50));
            return true;
        });
        await dropping;
        outbox.Post(new SessionAnswer(new TextDelta { TurnId = "lost", Text = "Later still." }), static () => false);
        outbox.Post(new SessionClosed(SessionCloseReason.Idle));

        List<SessionUpdate> rest = [];
        await foreach (SessionUpdate update in outbox.ReadAsync(0, CancellationToken.None))
        {
            rest.Add(update);
        }

        Assert.IsType<SessionClosed>(Assert.Single(rest));
    }

    [Fact]
    public async Task No_more_bytes_are_kept_than_are_allowed()
    {
        var outbox = new SessionOutbox(1000, 100_000);
        for (int i = 0; i < 20; i++)
        {
            outbox.Post(new SessionAnswer(Playback.Pieces.Of(i, "One.", 0, 1) with { Audio = new byte[20_000] }));
        }

        Assert.False(outbox.HasRoom);
        Assert.Equal(TimeSpan.FromSeconds(20), outbox.WaitingSpeech);
        outbox.Post(new SessionClosed(SessionCloseReason.Idle));
        await foreach (SessionUpdate _ in outbox.ReadAsync(0, CancellationToken.None))
        {
        }

        Assert.True(outbox.HasRoom);
        Assert.True(outbox.CanResumeAfter(17));
        Assert.False(outbox.CanResumeAfter(15));
    }

    [Fact]
    public async Task A_second_reader_ends_the_first()
    {
        await using var host = new SessionHost();
        await using AvatarSession session = await host.OpenAsync();
        await using var first = new SessionReader(session);

        // It reads, and is surely the first.
        session.Say("Hello");
        await first.WaitAsync(static reader => reader.HasEnded);
        int heard = first.Speech.Count;
        await using var second = new SessionReader(session);
        await first.Ended.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        session.Say("Hello again");
        await second.WaitAsync(static reader => reader.Answers.Count(static update => update is TurnEnded) > 1);

        Assert.Equal(heard, first.Speech.Count);
    }

    private static async Task<List<SessionUpdate>> ReadAsync(AvatarSession session, long after, Func<List<SessionUpdate>, bool> enough)
    {
        List<SessionUpdate> updates = [];
        await foreach (SessionUpdate update in session.ReadAsync(after))
        {
            updates.Add(update);
            if (enough(updates))
            {
                break;
            }
        }

        return updates;
    }

    private static string Text(IEnumerable<SessionUpdate> updates)
        => string.Concat(
            updates.OfType<SessionAnswer>().Select(static answer => answer.Update).OfType<TextDelta>().Select(static delta => delta.Text));

    private static IEnumerable<SpeechSegment> Speech(IEnumerable<SessionUpdate> updates)
        => updates.OfType<SessionAnswer>().Select(static answer => answer.Update).OfType<SpeechSegment>();
}
