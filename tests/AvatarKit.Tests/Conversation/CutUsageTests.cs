using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

/// <summary>What an answer that was cut off has used: what was reported as it stands, and an estimate of what came after.</summary>
public sealed class CutUsageTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_the_rounds_before_reported_stands_and_the_round_under_way_is_estimated()
    {
        await using var host = new EngineHost(avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(() => "ok", "look")));
        host.Lite
            .RespondWith(new FakeChatResponse().CallTool("look").Usage(30_000, 500))
            .RespondWith(new FakeChatResponse().Text("Hello there. ").After(new TaskCompletionSource().Task));

        TurnUsage usage = await CutAsync(host);

        // The second round reads what the first one read and wrote.
        Assert.Equal((60_500, true), (usage.InputTokens, usage.TokensAreEstimated));
        Assert.InRange(usage.OutputTokens, 502, 510);
    }

    [Fact]
    public async Task A_round_that_has_reported_is_not_estimated_too()
    {
        await using var host = new EngineHost();
        var reported = new TaskCompletionSource();
        host.Lite.RespondWith(new FakeChatResponse().Text("Hello there. ").Usage(40, 3).Content(() =>
        {
            // What came before is taken in when the next is asked for.
            reported.SetResult();
            return new AIContent();
        }).After(new TaskCompletionSource().Task));

        TurnUsage usage = await CutAsync(host, reported.Task);

        Assert.Equal((40, 3, false), (usage.InputTokens, usage.OutputTokens, usage.TokensAreEstimated));
    }

    [Fact]
    public async Task A_round_that_reports_what_it_read_before_it_writes_is_estimated_in_what_it_wrote()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Usage(40, 1).Text("Hello there. ").After(new TaskCompletionSource().Task));

        TurnUsage usage = await CutAsync(host);

        Assert.Equal((40, true), (usage.InputTokens, usage.TokensAreEstimated));
        Assert.InRange(usage.OutputTokens, 3, 10);
    }

    [Fact]
    public async Task A_round_that_has_reported_nothing_is_estimated_whole()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("Hello there. ").After(new TaskCompletionSource().Task));

        TurnUsage usage = await CutAsync(host);

        Assert.True(usage.TokensAreEstimated);
        Assert.InRange(usage.InputTokens, 10, 1_000);
        Assert.InRange(usage.OutputTokens, 2, 10);
    }

    [Fact]
    public async Task A_token_counter_that_throws_costs_neither_the_turn_nor_the_count()
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<ITokenCounter>(BrokenCounter()));

        AvatarResponse first = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
        AvatarResponse second = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal((TurnOutcome.Completed, TurnOutcome.Completed), (first.Outcome, second.Outcome));
        Assert.True(first.Usage is { TokensAreEstimated: true, OutputTokens: > 0, InputTokens: > 0 });
        Assert.Contains("You said", host.Lite.Calls[1].AllText, StringComparison.Ordinal);
        Assert.Contains(host.Logs.GetSnapshot(), entry => entry.Id.Id == 10);
    }

    [Fact]
    public async Task A_token_counter_that_throws_leaves_no_stream_open()
    {
        await using var host = new EngineHost(
            options => options.Limits.MaxAnswerLength = 100,
            services => services.AddSingleton<ITokenCounter>(BrokenCounter()));
        host.Lite.RespondWith(new FakeChatResponse().Text(string.Concat(Enumerable.Repeat("word ", 100))).After(new TaskCompletionSource().Task));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None)).WaitAsync(Soon);

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.NotEqual(FakeStreamEnd.Completed, await host.Lite.Calls[0].Ended.WaitAsync(Soon));
    }

    private static FakeTokenCounter BrokenCounter() => new FakeTokenCounter().FailWith(new InvalidOperationException("tokenizer"));

    private static async Task<TurnUsage> CutAsync(EngineHost host, Task? after = null)
    {
        using var interrupt = new CancellationTokenSource();
        TurnEnded? end = null;
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(
            EngineHost.Ask(outputs: AvatarOutputs.None), interrupt.Token))
        {
            if (update is TextDelta)
            {
                await (after ?? Task.CompletedTask).WaitAsync(Soon);
                await interrupt.CancelAsync();
            }

            end = update as TurnEnded ?? end;
        }

        return Assert.IsType<TurnInterrupted>(end).Usage;
    }
}
