namespace AvatarKit.Testing.Tests.Conversations;

public sealed class PlayedTurnAssertionsTests
{
    private static readonly Degradation NoVoice = new(TurnStage.Speak, "voice", "speech.timeout");

    [Fact]
    public async Task A_turn_with_two_endings_or_none_does_not_end_once()
    {
        (await PlayAsync(UpdatesEngine.Started, UpdatesEngine.Text("Hi."), UpdatesEngine.Completed)).MustEndOnce().MustComplete();

        await FailsAsync("ends once", "2", static turn => turn.MustEndOnce(), UpdatesEngine.Completed, UpdatesEngine.Completed);
        await FailsAsync("ends once", "0", static turn => turn.MustEndOnce(), UpdatesEngine.Started);
        await FailsAsync("last update", "TextDelta", static turn => turn.MustEndOnce(), UpdatesEngine.Completed, UpdatesEngine.Text("Hi."));
    }

    [Fact]
    public async Task A_stream_that_throws_does_not_end_once()
    {
        var engine = new UpdatesEngine(UpdatesEngine.Completed) { Thrown = new InvalidOperationException("No.") };

        PlayedTurn turn = await new ScriptedUser(engine).SayAsync("Hello");

        ConversationAssertionException failure = Assert.Throws<ConversationAssertionException>(turn.MustEndOnce);
        Assert.Contains("InvalidOperationException", failure.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_text_and_a_failure_without_an_apology_are_silence()
    {
        (await PlayAsync(UpdatesEngine.Failed("I am sorry."))).MustSaySomething();

        await FailsAsync("says something", "silence", static turn => turn.MustSaySomething(), UpdatesEngine.Failed(" "));
        await FailsAsync("says something", "silence", static turn => turn.MustSaySomething(), UpdatesEngine.Completed);
        await FailsAsync("is answered", "model.failed", static turn => turn.MustComplete(), UpdatesEngine.Failed("I am sorry."));
    }

    [Fact]
    public async Task Nothing_that_never_came_came_in_time()
    {
        TimeSpan hour = TimeSpan.FromHours(1);
        PlayedTurn turn = await PlayAsync(UpdatesEngine.Text("Hi."), UpdatesEngine.Completed);
        turn.MustAnswerWithin(hour).MustEndWithin(hour);

        await FailsAsync("answers in time", " s", _ => turn.MustAnswerWithin(TimeSpan.Zero - hour));
        await FailsAsync("speaks in time", "never", _ => turn.MustSpeakWithin(hour));
        await FailsAsync("ends in time", "never", one => one.MustEndWithin(hour), UpdatesEngine.Text("Hi."));
    }

    [Fact]
    public async Task A_tool_that_was_not_called_so_or_failed_is_told()
    {
        TurnCompleted end = UpdatesEngine.Completed with
        {
            Tools = [new ToolInvocation("weather") { Arguments = """{"city":"Bern"}""" }, new ToolInvocation("clock") { Failed = true }],
        };
        (await PlayAsync(end)).MustCallTool("weather").MustCallTool("weather", static given => given.GetProperty("city").GetString() == "Bern");

        await FailsAsync("calls a tool", "weather", static turn => turn.MustCallTool("clock"), end);
        await FailsAsync(
            "calls a tool", "Bern", static turn => turn.MustCallTool("weather", static given => given.TryGetProperty("town", out _)), end);
        await FailsAsync("calls a tool", "none", static turn => turn.MustCallTool("weather"), UpdatesEngine.Completed);
    }

    [Fact]
    public async Task A_cost_above_the_ceiling_and_one_that_is_not_known_are_told()
    {
        TurnCompleted dear = UpdatesEngine.Completed with { Cost = new TurnCost { ModelUsd = 0.02m, SpeechUsd = 0 } };
        (await PlayAsync(dear)).MustCostAtMost(0.02m);

        await FailsAsync("its cost", "0.02 USD", static turn => turn.MustCostAtMost(0.01m), dear);
        await FailsAsync("its cost", "unknown", static turn => turn.MustCostAtMost(1), UpdatesEngine.Completed with { Cost = new TurnCost() });
    }

    [Fact]
    public async Task Parts_that_were_lost_are_told_unless_they_may_be()
    {
        TurnCompleted end = UpdatesEngine.Completed with { Degradations = [NoVoice] };
        (await PlayAsync(end)).MustDegrade("voice").MustNotDegrade("voice");

        await FailsAsync("loses nothing", "voice: speech.timeout", static turn => turn.MustNotDegrade("face"), end);
        await FailsAsync("goes on without", "voice", static turn => turn.MustDegrade("face"), end);
        await FailsAsync("goes on without", "nothing lost", static turn => turn.MustDegrade("voice"), UpdatesEngine.Completed);
    }

    [Fact]
    public async Task What_was_heard_is_compared_exactly()
        => await FailsAsync("is heard", "'Hi.'", static turn => turn.MustBeHeard("Hi"), UpdatesEngine.Text("Hi."), UpdatesEngine.Completed);

    [Fact]
    public async Task Lips_are_compared_with_a_reference()
    {
        PlayedTurn turn = await new ScriptedUser(new FakeConversationEngine()).SayAsync("Peter packs a bag");
        TimeSpan frame = TimeSpan.FromMilliseconds(16);
        List<TimedViseme> truth = [];
        TimeSpan offset = TimeSpan.Zero;
        foreach (SpeechSegment piece in turn.Speech)
        {
            truth.AddRange(piece.Visemes.Select(viseme => viseme with { Start = viseme.Start + offset }));
            offset += piece.Duration;
        }

        List<TimedViseme> late = [.. truth.Select(static one => one with { Start = one.Start + TimeSpan.FromMilliseconds(40) })];
        List<TimedViseme> other = [.. truth, .. truth];
        turn.MustMoveLips(truth, frame, matched: 0.8);

        Assert.Equal(TimeSpan.FromMilliseconds(40), LipError.Measure(turn.Speech, late).Median);
        ConversationAssertionException failure = Assert.Throws<ConversationAssertionException>(() => turn.MustMoveLips(late, frame, 0.8));
        Assert.Contains("p95 40 ms", failure.Actual, StringComparison.Ordinal);
        Assert.Throws<ConversationAssertionException>(() => turn.MustMoveLips(other, frame));
        Assert.Equal(0, LipError.Measure([], truth).Matched);
        Assert.Equal(1, LipError.Measure(turn.Speech, []).Matched);
    }

    private static Task<PlayedTurn> PlayAsync(params AvatarResponseUpdate[] updates)
        => new ScriptedUser(new UpdatesEngine(updates)).SayAsync("Hello");

    private static async Task FailsAsync(string promise, string actual, Func<PlayedTurn, PlayedTurn> check, params AvatarResponseUpdate[] updates)
    {
        PlayedTurn turn = await PlayAsync(updates);
        ConversationAssertionException failure = Assert.Throws<ConversationAssertionException>(() => check(turn));
        Assert.Contains(promise, failure.Promise, StringComparison.Ordinal);
        Assert.Contains(actual, failure.Actual, StringComparison.Ordinal);
    }
}
