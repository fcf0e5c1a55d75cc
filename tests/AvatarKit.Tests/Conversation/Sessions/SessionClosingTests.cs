using System.Text.Json;
using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Sessions;

public sealed class SessionClosingTests
{
    private const string Answer = "One two three four. Five six seven eight.";

    [Theory]
    [InlineData(SessionCloseReason.Shutdown)]
    [InlineData(SessionCloseReason.ConnectionLost)]
    public async Task A_stored_answer_that_nobody_interrupted_stays_whole(SessionCloseReason reason)
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith(Answer);
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);
        await session.CloseAsync(reason);

        Assert.Empty(host.Cuts);
        Assert.DoesNotContain(SessionNoticeKind.StopPlayback, client.Notices);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((TurnStatus.Completed, Answer), (stored.Status, stored.Result!.Answer));
    }

    [Fact]
    public async Task A_stored_answer_is_cut_when_the_client_closes()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith(Answer);
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.HasEnded);
        await session.CloseAsync();
        Assert.Single(host.Cuts);
    }

    [Fact]
    public async Task A_host_that_stops_finishes_the_answer_in_the_making()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith(new FakeChatResponse().Text("One two three four. ").After(TimeSpan.FromSeconds(2)).Text("Five six seven eight."));
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.Speech.Count > 0);
        Task closing = session.CloseAsync(SessionCloseReason.Shutdown);
        await host.AdvanceUntilAsync(() => closing.IsCompleted);

        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((TurnStatus.Completed, Answer), (stored.Status, stored.Result!.Answer));
        Assert.Equal("One two three four. ", client.Text);
    }

    [Fact]
    public async Task An_answer_that_is_not_finished_in_time_is_kept_as_far_as_it_was_heard()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith(new FakeChatResponse().Text("One two three four. ").After(TimeSpan.FromSeconds(20)).Text("Five six seven eight."));
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.Speech.Count > 0);
        session.ReportPlayback(turnId, 0, client.StartOf("One") + TimeSpan.FromMilliseconds(1));
        Task closing = session.CloseAsync(SessionCloseReason.Shutdown);
        await host.AdvanceUntilAsync(() => closing.IsCompleted);

        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((TurnStatus.Interrupted, "One"), (stored.Status, stored.Result!.Answer));
    }

    [Fact]
    public async Task What_the_transport_tells_has_a_number_and_is_given_again()
    {
        await using var host = new SessionHost();
        await using AvatarSession session = await host.OpenAsync();
        session.Tell("rated", JsonSerializer.SerializeToElement(5));
        await using (var client = new SessionReader(session))
        {
            await client.WaitAsync(static reader => reader.Updates.Count == 1);
        }

        Assert.True(session.CanResume(0));
        Assert.False(session.CanResume(2));
        await using var back = new SessionReader(session);
        await back.WaitAsync(static reader => reader.Updates.Count == 1);
        SessionEvent told = Assert.IsType<SessionEvent>(back.Updates[0]);
        Assert.Equal((1L, "rated", 5), (told.Number, told.Name, told.Data.GetInt32()));
    }
}
