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
        host.Model.RespondWith(new FakeChatResponse().Text("One two three four. Five six seven eight. ").After(new TaskCompletionSource().Task)).RespondWith("Fine.");
        await using AvatarSession session = await host.OpenAsync();
        session.Say("Hello");
        await host.Model.WaitForCallsAsync();

        // The client comes ten seconds late: by the engine's own clock all would have been heard.
        host.Time.Advance(TimeSpan.FromSeconds(10));
        await using var client = new SessionReader(session);
        await client.WaitAsync(static reader => reader.Speech.Count == 2);
        host.Time.Advance(client.Speech[0].Words[2].Start + TimeSpan.FromMilliseconds(1));
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
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));

        session.ReportPlayback(1, client.Speech[1].Words[1].Start + TimeSpan.FromMilliseconds(1));
        session.Interrupt();
        await client.WaitAsync(_ => !host.Cutter.Cuts.IsEmpty);

        Assert.Equal([(turnId, 1, "One two three four. Five six")], host.Cutter.Cuts);
    }

    [Fact]
    public async Task An_answer_that_was_heard_is_not_cut()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two.");
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));
        host.Time.Advance(TimeSpan.FromSeconds(60));
        await client.WaitAsync(static reader => reader.States.Last() == SessionState.Idle);

        Assert.False(session.Interrupt());
        Assert.Empty(host.Cutter.Cuts);
    }

    [Fact]
    public async Task A_client_that_comes_back_to_another_node_hears_the_rest_of_the_stored_answer()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two three four. Five six seven eight. Nine ten.");
        AvatarSession first = await host.OpenAsync();
        await using var client = new SessionReader(first);
        string turnId = first.Say("Hello");
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));
        SpeechSegment second = client.Speech[1];
        int heard = second.TextStart + second.Words[1].CaptionStart + second.Words[1].CaptionLength;

        // Another node knows the conversation, not the session.
        await using AvatarSessions otherNode = ActivatorUtilities.CreateInstance<AvatarSessions>(host.Services);
        AvatarSession session = await otherNode.OpenAsync(SessionHost.Conversation() with { Resume = new SessionResume(turnId, heard) });
        await using var back = new SessionReader(session);
        await back.WaitAsync(static reader => reader.Speech.Count == 2);

        SessionNotice at = back.Updates.OfType<SessionNotice>().Single();
        Assert.Equal((SessionNoticeKind.ContinueAt, second.Words[2].Start), (at.Kind, at.Elapsed));
        Assert.Equal([1, 2], back.Speech.Select(static piece => piece.Index));
        Assert.Equal("Five six seven eight.", back.Speech[0].Text);
        Assert.Single(host.Model.Calls);

        session.Interrupt();
        await back.WaitAsync(_ => !host.Cutter.Cuts.IsEmpty);
        Assert.Equal([(turnId, 1, "One two three four. Five six")], host.Cutter.Cuts);
    }
}
