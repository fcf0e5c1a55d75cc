using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Sessions;

/// <summary>What sessions leave in the conversation, with the real engine.</summary>
public sealed class SessionStoreTests
{
    [Fact]
    public async Task What_is_stored_of_an_answer_in_the_making_is_what_the_client_played_not_what_was_made()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model
            .RespondWith(new FakeChatResponse().Text("One two three four. Five six seven eight. ").After(new TaskCompletionSource().Task))
            .RespondWith("Fine.");
        await using AvatarSession session = await host.OpenAsync();
        session.Say("Hello");
        await host.Model.WaitForCallsAsync();

        // The client comes ten seconds late: by the engine's own clock all would have been heard.
        host.Time.Advance(TimeSpan.FromSeconds(10));
        await using var client = new SessionReader(session);
        await client.WaitAsync(static reader => reader.Speech.Any(static piece => piece.Words.Any(static word => word.Text == "four")));
        host.Time.Advance(client.PieceOf("three").Start + client.StartOf("three") + TimeSpan.FromMilliseconds(1));
        session.Interrupt();
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnEnded));

        Assert.Equal("One two three", Assert.IsType<TurnInterrupted>(client.Answers.Last()).HeardText);

        session.Say("Next");
        await host.Model.WaitForCallsAsync(2);
        Assert.Contains(host.Model.Calls[1].Messages, static message => message.Text == "One two three … [interrupted]");
    }

    [Fact]
    public async Task An_answer_that_is_stored_is_cut_at_the_word_that_was_heard()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two three four. Five six seven eight.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);

        session.ReportPlayback(turnId, client.PieceOf("six").Index, client.StartOf("six") + TimeSpan.FromMilliseconds(1));
        session.Interrupt();
        await session.CloseAsync();

        Assert.Equal([(turnId, 1, "One two three four. Five six")], host.Cuts);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((TurnStatus.Interrupted, "One two three four. Five six"), (stored.Status, stored.Result!.Answer));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_cut_is_told()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two three four. Five six seven eight.");
        host.Store.On(ConversationStoreOperation.CutTurn).FailWith(new StorageException("storage.full", "The disk is full.", "fake"));
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);
        session.Interrupt();
        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.Warning));

        SessionNotice warning = client.Updates.OfType<SessionNotice>().Last();
        Assert.Equal((turnId, "session.not_cut"), (warning.TurnId, warning.Code));
    }

    [Fact]
    public async Task An_answer_that_was_heard_is_not_cut()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);
        await host.AdvanceUntilAsync(() => client.States.Last() == SessionState.Idle);

        Assert.False(session.Interrupt());
        await session.CloseAsync();
        Assert.Empty(host.Cuts);
    }

    [Fact]
    public async Task A_rating_is_kept_with_its_turn()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);
        var rating = new TurnRating { Score = 4, RatedAt = host.Time.GetUtcNow(), Comment = "Good." };

        Assert.True(await session.RateAsync(turnId, rating));
        Assert.False(await session.RateAsync("another turn", rating));
        Assert.Equal(rating, Assert.Single(await host.StoredAsync()).Rating);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_ends_the_rating_in_its_time()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Store.On(ConversationStoreOperation.RateTurn).After(new TaskCompletionSource().Task).RespondWith(FakeOutcome.Normal);
        await using AvatarSession session = await host.OpenAsync();
        Task<bool> rated = session.RateAsync("turn", new TurnRating { Score = 1, RatedAt = host.Time.GetUtcNow() }).AsTask();
        await host.AdvanceUntilAsync(() => rated.IsCompleted, TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<StorageException>(() => rated);
    }

    [Fact]
    public async Task Words_that_are_said_as_they_are_become_part_of_the_conversation_and_a_prompt_does_not()
    {
        await using var host = new SessionHost(static options => options.IdlePromptAfter = TimeSpan.FromSeconds(20), realEngine: true);
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        await host.AdvanceUntilAsync(() => client.HasEnded);
        await host.AdvanceUntilAsync(() => client.States.Last() == SessionState.Idle);
        string turnId = session.Speak("Your table is ready.");
        await client.WaitAsync(reader => reader.Answers.Any(update => update is TurnCompleted && update.TurnId == turnId));

        Assert.Equal(["Are you still there?", "Your table is ready."], client.Captions);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((turnId, "", "Your table is ready."), (stored.TurnId, stored.Message, stored.Result!.Answer));
        Assert.Empty(host.Model.Calls);
    }

    [Fact]
    public async Task A_client_that_comes_back_to_another_node_hears_the_rest_of_the_stored_answer()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two three four. Five six seven eight. Nine ten.");
        AvatarSession first = await host.OpenAsync();
        await using var client = new SessionReader(first);
        string turnId = first.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);
        SpokenWord six = client.PieceOf("six").Words.Single(static word => word.Text == "six");
        int heard = client.PieceOf("six").TextStart + six.CaptionStart + six.CaptionLength;

        // Another node knows the conversation, not the session.
        await using AvatarSessions otherNode = ActivatorUtilities.CreateInstance<AvatarSessions>(host.Services);
        AvatarSession session = await otherNode.OpenAsync(SessionHost.Conversation() with { Resume = new SessionResume(turnId, heard) });
        await using var back = new SessionReader(session);
        await back.WaitAsync(static reader => reader.HasEnded);

        SessionNotice at = back.Updates.OfType<SessionNotice>().Single();
        Assert.Equal((SessionNoticeKind.ContinueAt, client.StartOf("seven")), (at.Kind, at.Elapsed));
        Assert.Equal(
            client.Speech.Where(piece => piece.Index >= client.PieceOf("seven").Index).Select(static piece => piece.Index),
            back.Speech.Select(static piece => piece.Index));
        Assert.Equal(["Five six seven eight.", "Nine ten."], back.Captions.Select(static caption => caption.Trim()));
        Assert.Single(host.Model.Calls);

        session.Interrupt();
        await session.CloseAsync();
        Assert.Equal([(turnId, 1, "One two three four. Five six")], host.Cuts);
    }

    [Fact]
    public async Task The_avatars_own_words_are_given_again_too()
    {
        await using var host = new SessionHost(realEngine: true, avatar: static profile => profile.Greeting = "Hello there. I am Ava.");
        await using AvatarSession first = await host.OpenAsync();
        await using var client = new SessionReader(first);
        await client.WaitAsync(static reader => reader.HasEnded);
        await using AvatarSessions otherNode = ActivatorUtilities.CreateInstance<AvatarSessions>(host.Services);
        AvatarSession session = await otherNode.OpenAsync(
            SessionHost.Conversation() with { Resume = new SessionResume(client.Speech[0].TurnId, "Hello there.".Length) });
        await using var back = new SessionReader(session);
        await back.WaitAsync(static reader => reader.HasEnded);

        Assert.Equal(["I am Ava."], back.Captions);
        Assert.Single(await host.StoredAsync());
    }
}
