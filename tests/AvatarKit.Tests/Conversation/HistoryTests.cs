using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

public sealed class HistoryTests
{
    [Fact]
    public async Task What_does_not_fit_is_summarised_by_the_cheapest_tier_and_the_summary_stands_in_for_it()
    {
        await using var host = new EngineHost(options =>
        {
            options.History.MaxTokens = 120;
            options.Routing.PinnedTier = "pro";
        });
        host.Pro.RespondWith("Understood, I will remember that the person likes tea and long walks in the rain.");
        host.Lite.RespondWith(new FakeChatResponse().Text("They like tea.").Usage(100, 5));

        AvatarResponse? last = null;
        for (int i = 0; i < 8; i++)
        {
            last = await host.Engine.GetResponseAsync(EngineHost.Ask($"This is message number {i} and I like tea.", outputs: AvatarOutputs.None));
        }

        Assert.NotEmpty(host.Lite.Calls);
        Assert.Contains("This is message number 0", host.Lite.Calls[0].AllText, StringComparison.Ordinal);
        FakeChatCall prompt = host.Pro.Calls[^1];
        Assert.Contains("They like tea.", prompt.Messages[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("message number 0", prompt.AllText, StringComparison.Ordinal);
        Assert.Contains("message number 6", prompt.AllText, StringComparison.Ordinal);
        Assert.Equal(TurnOutcome.Completed, last!.Outcome);
        Assert.True(host.Lite.Calls.Count < 7, "every turn summarised anew");
    }

    [Fact]
    public async Task Turns_that_are_no_longer_read_are_summarised_also_where_they_would_fit()
    {
        await using var host = new EngineHost(options =>
        {
            options.History.MaxTurns = 4;
            options.Routing.PinnedTier = "pro";
        });
        host.Pro.RespondWith("Yes.");
        host.Lite.RespondWith("The first things.");
        for (int i = 0; i < 8; i++)
        {
            await host.Engine.GetResponseAsync(EngineHost.Ask($"Thing {i}", outputs: AvatarOutputs.None));
        }

        Assert.Contains("Thing 0", host.Lite.Calls[0].AllText, StringComparison.Ordinal);
        Assert.Contains("The first things.", host.Pro.Calls[^1].Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_costs_its_turn_what_it_used()
    {
        await using var host = new EngineHost(options =>
        {
            options.History.MaxTokens = 20;
            options.Routing.PinnedTier = "pro";
        });
        host.Pro.RespondWith(new FakeChatResponse().Text("A first answer that is long enough to fill the whole budget there is.").Usage(10, 10));
        host.Lite.RespondWith(new FakeChatResponse().Text("Short.").Usage(1_000, 3));
        await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        AvatarResponse second = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal(1_010, second.Usage.InputTokens);
    }

    [Fact]
    public async Task A_summary_that_fails_costs_a_warning_and_not_the_turn()
    {
        await using var host = new EngineHost(options =>
        {
            options.History.MaxTokens = 20;
            options.Routing.PinnedTier = "pro";
        });
        host.Pro.RespondWith("A first answer that is long enough to fill the whole budget there is.");
        host.Lite.FailWith(new HttpRequestException());
        await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        AvatarResponse second = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal(TurnOutcome.Completed, second.Outcome);
        Assert.Contains(second.Warnings, warning => warning.Code == "history.summary_failed");
    }

    [Fact]
    public async Task A_reducer_of_the_hosts_own_summarises_instead()
    {
        var reducer = new FirstWords();
        await using var host = new EngineHost(
            options => options.History.MaxTokens = 20,
            services => services.AddKeyedSingleton<IChatReducer>(HistoryOptions.ReducerKey, reducer));
        host.Lite.RespondWith("A first answer that is long enough to fill the whole budget there is.");
        for (int i = 0; i < 3; i++)
        {
            await host.Engine.GetResponseAsync(EngineHost.Ask($"Message {i}", outputs: AvatarOutputs.None));
        }

        Assert.True(reducer.Calls > 0);
        Assert.Contains("in a few words", host.Lite.Calls[^1].Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turns_that_were_not_answered_are_not_sent_to_the_model()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException()).RespondWith("Fine.");
        host.Pro.FailWith(new HttpRequestException());
        await host.Engine.GetResponseAsync(EngineHost.Ask("Lost"));

        await host.Engine.GetResponseAsync(EngineHost.Ask("Found"));

        Assert.DoesNotContain("Lost", host.Lite.Calls[1].AllText, StringComparison.Ordinal);
    }

    private sealed class FirstWords : IChatReducer
    {
        public int Calls { get; private set; }

        public Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult<IEnumerable<ChatMessage>>([new ChatMessage(ChatRole.Assistant, "in a few words")]);
        }
    }
}
