using AvatarKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

public sealed class InterruptionTests
{
    [Fact]
    public async Task Cancelling_ends_with_what_was_heard_and_stores_no_more()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        host.Lite.RespondWith(new FakeChatResponse().Text("One two three four. Five six. ").After(new TaskCompletionSource().Task).Text("never"));
        using var interrupt = new CancellationTokenSource();
        List<AvatarResponseUpdate> updates = [];
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(), interrupt.Token))
        {
            updates.Add(update);
            if (update is SpeechSegment { Sentence: 0 } piece && piece.Words.FirstOrDefault(word => word.Text == "three") is { } third)
            {
                // The client has played until the third word has begun.
                time.Advance(piece.Start + third.Start + TimeSpan.FromMilliseconds(1));
                await interrupt.CancelAsync();
            }
        }

        TurnInterrupted end = Assert.IsType<TurnInterrupted>(updates[^1]);
        Assert.Equal("One two three", end.HeardText);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((TurnStatus.Interrupted, "One two three"), (stored.Status, stored.Result!.Answer));
        Assert.Equal(FakeStreamEnd.Cancelled, await host.Lite.Calls[0].Ended.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task No_update_but_the_end_follows_an_interruption()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(string.Concat(Enumerable.Repeat("More and more words come. ", 40)));
        using var interrupt = new CancellationTokenSource();
        List<AvatarResponseUpdate> after = [];
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(), interrupt.Token))
        {
            if (interrupt.IsCancellationRequested)
            {
                after.Add(update);
            }
            else if (update is TextDelta)
            {
                await interrupt.CancelAsync();
            }
        }

        Assert.IsType<TurnInterrupted>(Assert.Single(after));
    }

    [Fact]
    public async Task Leaving_the_enumeration_leaves_a_consistent_history()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("One. Two. ").After(new TaskCompletionSource().Task)).RespondWith("Fine.");
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None)))
        {
            if (update is TextDelta { Text: "Two. " })
            {
                break;
            }
        }

        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((TurnStatus.Interrupted, "One. Two."), (stored.Status, stored.Result!.Answer));
        Assert.Equal(TurnOutcome.Completed, (await host.Engine.GetResponseAsync(EngineHost.Ask("Next"))).Outcome);
        Assert.Contains(host.Lite.Calls[1].Messages, message => message.Text == "One. Two. … [interrupted]");
    }

    [Fact]
    public async Task What_the_client_reports_goes_before_the_estimate()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("One two three. Four five six. ").After(new TaskCompletionSource().Task));
        var playback = new PlaybackPosition();
        using var interrupt = new CancellationTokenSource();
        AvatarRequest request = EngineHost.Ask() with { Playback = playback };
        TurnInterrupted? end = null;
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(request, interrupt.Token))
        {
            if (update is SpeechSegment { Sentence: 1, Start.Ticks: 0 } second)
            {
                playback.ReportSpeech(second.Index, second.Words[0].Start + TimeSpan.FromMilliseconds(5));
                await interrupt.CancelAsync();
            }

            end = update as TurnInterrupted;
        }

        Assert.Equal("One two three. Four", end!.HeardText);
    }

    [Fact]
    public async Task An_interruption_before_the_first_word_stores_an_empty_answer()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().After(new TaskCompletionSource().Task));
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask(), interrupt.Token);
        await host.Lite.WaitForCallsAsync();
        await interrupt.CancelAsync();

        AvatarResponse response = await asking;

        Assert.Equal((TurnOutcome.Interrupted, ""), (response.Outcome, response.Text));
        Assert.Equal(TurnStatus.Interrupted, Assert.Single(await host.StoredAsync()).Status);
    }

    [Fact]
    public async Task A_token_that_is_already_cancelled_stores_nothing_and_calls_nobody()
    {
        await using var host = new EngineHost();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(), new CancellationToken(canceled: true));

        Assert.Equal(TurnOutcome.Interrupted, response.Outcome);
        Assert.Empty(host.Lite.Calls);
        Assert.Empty(await host.StoredAsync());
    }

    [Fact]
    public async Task An_interruption_counts_until_the_client_has_taken_the_last_sentence()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        host.Lite.RespondWith("One two three. Four five six.");
        using var interrupt = new CancellationTokenSource();
        TurnEnded? end = null;
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(), interrupt.Token))
        {
            if (update is SpeechSegment { Index: 0 } first)
            {
                // Everything is made by now; the client still plays the first sentence.
                await host.Voice.WaitForCallsAsync(2);
                time.Advance(first.Words[1].Start + TimeSpan.FromMilliseconds(1));
                await interrupt.CancelAsync();
            }

            end = update as TurnEnded;
        }

        Assert.Equal("One two", Assert.IsType<TurnInterrupted>(end).HeardText);
        Assert.Equal(TurnStatus.Interrupted, Assert.Single(await host.StoredAsync()).Status);
    }

    [Fact]
    public async Task A_client_that_interrupts_at_once_still_learns_the_conversations_id()
    {
        await using var host = new EngineHost();
        using var interrupt = new CancellationTokenSource();
        host.Store.On(ConversationStoreOperation.StartTurn).RespondWith(_ =>
        {
            interrupt.Cancel();
            return FakeOutcome.Normal;
        });

        AvatarResponse response = await host.Engine.GetResponseAsync(new AvatarRequest { Message = "My name is Ada." }, interrupt.Token);

        Assert.Equal(TurnOutcome.Interrupted, response.Outcome);
        Assert.Equal(response.ConversationId is not null,
            (await host.Store.GetWindowAsync(new ConversationKey(response.ConversationId ?? "none"), 1)).Turns.Count == 1);
    }

    [Fact]
    public async Task What_was_said_before_an_unheard_answer_is_not_forgotten()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().After(new TaskCompletionSource().Task)).RespondWith("Ada.");
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> first = host.Engine.GetResponseAsync(EngineHost.Ask("My name is Ada."), interrupt.Token);
        await host.Lite.WaitForCallsAsync();
        await interrupt.CancelAsync();
        await first;

        await host.Engine.GetResponseAsync(EngineHost.Ask("Who am I?"));

        Assert.Contains("My name is Ada.", host.Lite.Calls[1].AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_turn_can_begin_while_the_last_is_still_ending()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("Slow. ").After(new TaskCompletionSource().Task)).RespondWith("Quick.");
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> first = host.Engine.GetResponseAsync(EngineHost.Ask("one"), interrupt.Token);
        await host.Lite.WaitForCallsAsync();

        AvatarResponse second = await host.Engine.GetResponseAsync(EngineHost.Ask("two"));
        await interrupt.CancelAsync();

        Assert.Equal("Quick.", second.Text);
        Assert.Equal(TurnOutcome.Interrupted, (await first).Outcome);
        Assert.Equal([TurnStatus.Interrupted, TurnStatus.Completed], (await host.StoredAsync()).Select(turn => turn.Status));
    }
}
