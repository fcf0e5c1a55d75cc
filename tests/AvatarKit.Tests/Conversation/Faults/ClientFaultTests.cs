using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>What a client does wrong costs it its own turn at most.</summary>
public sealed class ClientFaultTests
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 200).Select(i => $"Sentence number {i} is here. "));

    [Fact]
    public async Task A_client_that_stops_reading_does_not_hold_the_turn_and_is_told_its_end_when_it_reads_on()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(Long);
        await using IAsyncEnumerator<AvatarResponseUpdate> updates =
            scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask()).GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
        await scene.Voice.WaitForCallsAsync().WaitAsync(FaultOptions.Part);

        bool isStored = await scene.Time.MoveUntilAsync(WaitUntilStoredAsync(), FaultOptions.Bound);
        AvatarResponseUpdate last = await LastAsync(updates).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.True(isStored);
        Assert.Equal("turn.timeout", Assert.IsType<TurnFailed>(last).Error.Code);

        async Task<bool> WaitUntilStoredAsync()
        {
            while (!scene.Store.Calls.Any(call => call.Operation == ConversationStoreOperation.CompleteTurn))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }

            return true;
        }
    }

    [Fact]
    public async Task A_client_that_is_disposed_twice_does_no_harm()
    {
        await using var scene = new FaultScene();
        IAsyncEnumerator<AvatarResponseUpdate> updates = scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask()).GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());

        await updates.DisposeAsync();
        await updates.DisposeAsync();

        Assert.False(await updates.MoveNextAsync());
    }

    [Theory]
    [InlineData("a segment that was never handed out")]
    [InlineData("a time after the end of time")]
    [InlineData("more characters than there are")]
    [InlineData("a time before the beginning")]
    public async Task Reports_of_playback_that_cannot_be_true_do_not_make_more_heard_than_was_handed_out(string kind)
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here. ").After(new TaskCompletionSource().Task));
        var playback = new PlaybackPosition();
        using var interrupt = new CancellationTokenSource();
        TurnInterrupted? ended = null;
        AvatarRequest request = EngineHost.Ask() with { Playback = playback };
        await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(request, interrupt.Token))
        {
            if (update is SpeechSegment)
            {
                switch (kind)
                {
                    case "a segment that was never handed out":
                        playback.ReportSpeech(int.MaxValue, TimeSpan.FromSeconds(1));
                        break;
                    case "a time after the end of time":
                        playback.ReportSpeech(0, TimeSpan.MaxValue);
                        break;
                    case "more characters than there are":
                        playback.ReportText(int.MaxValue);
                        break;
                    default:
                        playback.ReportSpeech(0, TimeSpan.MinValue);
                        break;
                }

                await interrupt.CancelAsync();
            }

            ended = update as TurnInterrupted;
        }

        Assert.NotNull(ended);
        Assert.StartsWith(ended.HeardText.TrimEnd(), "One is here.", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_at_any_update_leaves_one_stored_turn_that_has_ended()
    {
        await using var scene = new FaultScene();
        for (int leaveAfter = 1; leaveAfter <= 12; leaveAfter++)
        {
            int read = 0;
            await foreach (AvatarResponseUpdate _ in scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask(conversation: $"c{leaveAfter}")))
            {
                if (++read == leaveAfter)
                {
                    break;
                }
            }

            ConversationTurn turn = (await scene.Store.GetWindowAsync(new ConversationKey($"c{leaveAfter}"), 10)).Turns.Single();
            Assert.Contains(turn.Status, (TurnStatus[])[TurnStatus.Interrupted, TurnStatus.Completed]);
            Assert.StartsWith(turn.Result!.Answer, FaultScene.TwoSentences, StringComparison.Ordinal);
        }
    }

    private static async Task<AvatarResponseUpdate> LastAsync(IAsyncEnumerator<AvatarResponseUpdate> updates)
    {
        AvatarResponseUpdate last = updates.Current;
        while (await updates.MoveNextAsync())
        {
            last = updates.Current;
        }

        return last;
    }
}
