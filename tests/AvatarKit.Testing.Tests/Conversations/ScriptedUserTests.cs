using AvatarKit.Tests.Support;
using AvatarKit.Testing.Tests.Chaos;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Conversations;

public sealed class ScriptedUserTests
{
    private const string Answer = "The shop is open from ten to seven. You can try every bicycle for a day before you buy it.";

    [Fact]
    public async Task What_came_when_is_known_by_the_clock_of_the_test()
    {
        var time = new FakeTimeProvider();
        await using var host = new ChaosHost(
            static _ => { },
            time,
            static fakes => fakes.Chat!.RespondWith(
                new FakeChatResponse().After(TimeSpan.FromSeconds(2)).Text("Hello.").After(TimeSpan.FromSeconds(5))));
        var user = new ScriptedUser(host.Get<IConversationEngine>(), time);

        PlayedTurn turn = await time.MoveUntilAsync(user.SayAsync("Hi"));

        turn.MustComplete().MustAnswerWithin(TimeSpan.FromSeconds(4)).MustEndWithin(TimeSpan.FromSeconds(20)).MustNotDegrade();
        Assert.True(turn.FirstText >= TimeSpan.FromSeconds(2));
        Assert.True(turn.Took >= TimeSpan.FromSeconds(7));
        Assert.Throws<ConversationAssertionException>(() => turn.MustAnswerWithin(TimeSpan.FromSeconds(1)));
        Assert.Same(turn, Assert.Single(user.Turns));
    }

    [Fact]
    public async Task A_user_who_interrupts_hears_so_much_and_no_more()
    {
        await using var host = new ChaosHost(static _ => { }, fakes: static fakes => fakes.Chat!.RespondWith(Answer));
        var user = new ScriptedUser(host.Get<IConversationEngine>());

        PlayedTurn turn = await user.SayAsync("Hi", new UserConduct { InterruptAfterHearing = TimeSpan.FromSeconds(1) });

        turn.MustEndOnce();
        Assert.IsType<TurnInterrupted>(turn.Ended);
        Assert.StartsWith("The shop", turn.HeardText, StringComparison.Ordinal);
        Assert.True(turn.HeardText.Length < Answer.Length / 2, turn.HeardText);
    }

    [Fact]
    public async Task A_user_who_leaves_reads_no_further_and_may_repeat_the_turn()
    {
        await using var host = new ChaosHost(static _ => { }, fakes: static fakes => fakes.Chat!.RespondWith(Answer));
        var user = new ScriptedUser(host.Get<IConversationEngine>());

        PlayedTurn left = await user.SayAsync("Hi", new UserConduct { LeaveAfterUpdates = 3 });
        PlayedTurn whole = await user.SayAsync("And then?");
        PlayedTurn again = await user.SayAsync("And then?", turnId: whole.TurnId);

        Assert.True(left.HasLeft);
        Assert.Equal(3, left.MustEndOnce().Updates.Count);
        whole.MustBeHeard(Answer);
        again.MustBeHeard(Answer);
        Assert.True(Assert.IsType<TurnStarted>(again.Updates[0].Update).IsReplay);
    }

    [Fact]
    public async Task Tools_and_costs_of_the_real_engine_are_seen()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot()
            .AddAvatar(static avatar => avatar.Tools.Add(AIFunctionFactory.Create(static (string city) => $"sunny in {city}", "weather")))
            .UseFakes(static all =>
            {
                all.Chat!.RespondWith(
                    new FakeChatResponse().CallTool("weather", new Dictionary<string, object?> { ["city"] = "Bern" }).Usage(10, 5));
                all.Chat.RespondWith(new FakeChatResponse().Text("It is sunny in Bern.").Usage(20, 8));
                all.Speech = null;
            });
        await using ServiceProvider provider = services.BuildServiceProvider();

        PlayedTurn turn = await new ScriptedUser(provider.GetRequiredService<IConversationEngine>()).SayAsync("How is the weather?");

        turn.MustComplete().MustCallTool("weather", static given => given.GetProperty("city").GetString() == "Bern");
        Assert.Contains("unknown", Assert.Throws<ConversationAssertionException>(() => turn.MustCostAtMost(1)).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_that_fails_is_seen_as_a_part_that_was_lost()
    {
        await using var host = new ChaosHost(static chaos => chaos.On(ChaosContract.Voice).Set(ChaosFault.Lasting, 1));

        PlayedTurn turn = await new ScriptedUser(host.Get<IConversationEngine>()).SayAsync("Hi");

        turn.MustComplete().MustDegrade("voice");
        Assert.Throws<ConversationAssertionException>(() => turn.MustNotDegrade());
    }

    [Fact]
    public async Task The_example_of_the_documentation_holds()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot()
            .AddAvatar(avatar => avatar.Tools.Add(AIFunctionFactory.Create((string city) => $"sunny in {city}", "weather")))
            .UseFakes(all => all.Chat!
                .RespondWith(new FakeChatResponse().CallTool("weather", new Dictionary<string, object?> { ["city"] = "Bern" }))
                .RespondWith("It is sunny in Bern, and it will stay so until tomorrow in the evening."));
        await using ServiceProvider provider = services.BuildServiceProvider();
        var user = new ScriptedUser(provider.GetRequiredService<IConversationEngine>());

        PlayedTurn whole = await user.SayAsync("How is the weather?");
        whole.MustComplete()
            .MustSpeakWithin(TimeSpan.FromSeconds(10))
            .MustCallTool("weather", arguments => arguments.GetProperty("city").GetString() == "Bern")
            .MustNotDegrade();

        PlayedTurn cut = await user.SayAsync("Tell me again.", new UserConduct { InterruptAfterHearing = TimeSpan.FromSeconds(1) });
        cut.MustEndOnce().MustBeHeard("It is sunny in Bern");
    }
}
