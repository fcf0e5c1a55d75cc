using AvatarKit.Testing.Tests.Chaos;

namespace AvatarKit.Testing.Tests.Conversations;

public sealed class SessionUserTests
{
    private const string Answer = "The shop is open from ten to seven. You can try every bicycle for a day before you buy it.";

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_user_writes_and_hears_the_answer()
    {
        await using var host = new ChaosHost(static _ => { }, fakes: static fakes => fakes.Chat!.RespondWith(Answer));
        await using AvatarSession session = await host.Get<IAvatarSessions>().OpenAsync(new SessionRequest());
        var user = new SessionUser(session);

        PlayedTurn first = await user.SayAsync("When are you open?").WaitAsync(Guard);
        PlayedTurn second = await user.SayAsync("And on Sunday?").WaitAsync(Guard);

        first.MustComplete().MustBeHeard(Answer).MustNotDegrade();
        second.MustComplete();
        Assert.NotEqual(first.TurnId, second.TurnId);
        Assert.Equal([first, second], user.Turns);
    }

    [Fact]
    public async Task A_user_speaks_and_hears_the_answer_to_what_was_understood()
    {
        await using var host = new ChaosHost(
            static _ => { },
            fakes: static fakes =>
            {
                fakes.Chat!.RespondWith(Answer);
                fakes.Recognizer!.RespondWith(
                    new FakeHearing().Voice().AfterAudio(TimeSpan.FromMilliseconds(400)).Final("When are you open?").Silence());
            });
        await using AvatarSession session = await host.Get<IAvatarSessions>().OpenAsync(new SessionRequest());

        PlayedTurn turn = await new SessionUser(session).SpeakAsync(TimeSpan.FromSeconds(1)).WaitAsync(Guard);

        turn.MustComplete().MustBeHeard(Answer);
        Assert.Equal("When are you open?", turn.Message);
        Assert.Equal("When are you open?", host.Fakes.Chat!.Calls[0].LastUserText);
    }

    [Fact]
    public async Task A_recogniser_that_fails_is_told_and_not_waited_for()
    {
        await using var host = new ChaosHost(static chaos => chaos.On(ChaosContract.Recognizer).Set(ChaosFault.Lasting, 1));
        await using AvatarSession session = await host.Get<IAvatarSessions>().OpenAsync(new SessionRequest());

        await Assert.ThrowsAnyAsync<Exception>(() => new SessionUser(session).SpeakAsync(TimeSpan.FromSeconds(1)).WaitAsync(Guard));
    }

    [Fact]
    public async Task A_user_who_interrupts_has_heard_so_much()
    {
        await using var host = new ChaosHost(static _ => { }, fakes: static fakes => fakes.Chat!.RespondWith(Answer));
        await using AvatarSession session = await host.Get<IAvatarSessions>().OpenAsync(new SessionRequest());

        PlayedTurn turn = await new SessionUser(session)
            .SayAsync("Hi", new UserConduct { InterruptAfterHearing = TimeSpan.FromSeconds(1) }).WaitAsync(Guard);
        await session.CloseAsync();

        turn.MustEndOnce();
        ConversationTurn stored = await StoredAsync(host, session);
        Assert.Equal(TurnStatus.Interrupted, stored.Status);
        Assert.StartsWith("The shop", stored.Result!.Answer, StringComparison.Ordinal);
        Assert.True(stored.Result.Answer.Length < Answer.Length / 2, stored.Result.Answer);
    }

    [Fact]
    public async Task A_user_who_left_comes_back_to_what_is_left()
    {
        await using var host = new ChaosHost(static _ => { }, fakes: static fakes => fakes.Chat!.RespondWith(Answer));
        await using AvatarSession session = await host.Get<IAvatarSessions>().OpenAsync(new SessionRequest());
        var user = new SessionUser(session);

        PlayedTurn left = await user.SayAsync("Hi", new UserConduct { LeaveAfterUpdates = 4 }).WaitAsync(Guard);
        PlayedTurn rest = await user.ComeBackAsync(left).WaitAsync(Guard);

        Assert.True(left.HasLeft);
        Assert.Null(left.Ended);
        Assert.IsType<TurnCompleted>(rest.MustEndOnce().Ended);
        Assert.Equal(Answer, left.Text + rest.Text);
    }

    private static async Task<ConversationTurn> StoredAsync(ChaosHost host, AvatarSession session)
    {
        ConversationWindow window = await host.Get<IConversationStore>().GetWindowAsync(session.Conversation, 5);
        return Assert.Single(window.Turns);
    }
}
