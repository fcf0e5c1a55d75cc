using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Conversation;

public sealed class FakeConversationEngineTests
{
    private static readonly AvatarRequest Hello = new() { Message = "Hello" };

    [Fact]
    public async Task Without_a_script_it_says_the_message_again_in_text_speech_and_face()
    {
        AvatarResponse response = await new FakeConversationEngine().GetResponseAsync(Hello);

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal("You said: Hello", response.Text);
        Assert.Equal(("turn-1", "conversation-1"), (response.TurnId, response.ConversationId));
        Assert.Equal(["You", "said", "Hello"], response.Segments.SelectMany(segment => segment.Words).Select(word => word.Text));
        Assert.All(response.Segments, segment =>
        {
            Assert.NotEmpty(segment.Visemes);
            Assert.Equal(segment.Duration, segment.Format.ToTime(segment.Format.SamplesIn(segment.Audio.Length)));
            Assert.True(segment.Face!.FrameCount >= segment.Duration.TotalSeconds * segment.Face.FrameRate);
        });
    }

    [Fact]
    public async Task What_it_is_told_to_say_word_for_word_it_says()
    {
        AvatarResponse response = await new FakeConversationEngine().GetResponseAsync(new AvatarRequest { Message = "", Verbatim = "Welcome." });

        Assert.Equal("Welcome.", response.Text);
    }

    [Fact]
    public async Task A_sentence_comes_in_pieces_whose_first_brings_the_caption()
    {
        const string caption = "You said: Hello";
        AvatarResponse response = await new FakeConversationEngine().GetResponseAsync(Hello);
        IReadOnlyList<SpeechSegment> pieces = response.Segments;

        Assert.True(pieces.Count > 2);
        Assert.Equal(Enumerable.Range(0, pieces.Count), pieces.Select(piece => piece.Index));
        Assert.All(pieces, piece => Assert.Equal((0, 0), (piece.Sentence, piece.TextStart)));
        Assert.Equal((caption, caption), (pieces[0].Text, pieces[0].SpokenText));
        Assert.All(pieces.Skip(1), piece => Assert.Equal(("", ""), (piece.Text, piece.SpokenText)));
        Assert.Equal(TimeSpan.FromMilliseconds(250), pieces[0].Duration);
        TimeSpan start = TimeSpan.Zero;
        foreach (SpeechSegment piece in pieces)
        {
            Assert.Equal(start, piece.Start);
            Assert.All(piece.Words, word => Assert.Equal(word.Text, caption.Substring(word.CaptionStart, word.CaptionLength)));
            Assert.All(piece.Words, word => Assert.InRange(word.Start, TimeSpan.Zero, piece.Duration));
            Assert.InRange(piece.Visemes[^1].Start + piece.Visemes[^1].Duration, TimeSpan.FromTicks(1), piece.Duration);
            start += piece.Duration;
        }

        Assert.Equal(pieces[0].Duration, pieces[0].Visemes[^1].Start + pieces[0].Visemes[^1].Duration);
    }

    [Theory]
    [InlineData(AvatarOutputs.None, false, false)]
    [InlineData(AvatarOutputs.Speech, true, false)]
    [InlineData(AvatarOutputs.Face, true, true)]
    public async Task It_gives_what_the_request_wants(AvatarOutputs outputs, bool speech, bool face)
    {
        AvatarResponse response = await new FakeConversationEngine().GetResponseAsync(Hello with { Outputs = outputs });

        Assert.Equal(speech, response.Segments.Count > 0);
        Assert.Equal(face, response.Segments.Any(segment => segment.Face is not null));
    }

    [Fact]
    public async Task Every_update_has_the_turns_id_and_segments_say_where_they_stand()
    {
        FakeConversationEngine engine = new FakeConversationEngine().RespondWith(
            new FakeReply().Text("One. ").Text("Two.").Update(new ModelSelected { TurnId = "x", Route = new ModelRoute("pro", "fallback") }));

        List<AvatarResponseUpdate> updates =
            await engine.GetStreamingResponseAsync(Hello with { TurnId = "mine", ConversationId = "c" }).ToListAsync();

        Assert.All(updates, update => Assert.Equal("mine", update.TurnId));
        Assert.IsType<TurnStarted>(updates[0]);
        Assert.IsType<TurnCompleted>(updates[^1]);
        SpeechSegment[] segments = [.. updates.OfType<SpeechSegment>()];
        Assert.Equal(Enumerable.Range(0, segments.Length), segments.Select(segment => segment.Index));
        Assert.Equal([(0, 0, "One. "), (1, 5, "Two.")],
            segments.Where(segment => segment.Text.Length > 0).Select(segment => (segment.Sentence, segment.TextStart, segment.Text)));
        Assert.Equal("pro", updates.OfType<ModelSelected>().Last().Route.Tier);
    }

    [Fact]
    public async Task What_the_script_says_of_a_turn_is_in_its_end()
    {
        FakeConversationEngine engine = new FakeConversationEngine().RespondWith(new FakeReply()
            .Text("Yes.").Route(new ModelRoute("pro", "hard")).Cite(new SourceReference("Guide")).CallTool(new ToolInvocation("add"))
            .Warn(new AvatarError("speech.failed", TurnStage.Speak, "Silent."))
            .Usage(new TurnUsage { InputTokens = 5 }, new TurnCost { ModelUsd = null, SpeechUsd = 1 }).AsReplay());

        AvatarResponse response = await engine.GetResponseAsync(Hello);

        Assert.Equal("pro", response.Route!.Tier);
        Assert.Equal("Guide", Assert.Single(response.Sources).Title);
        Assert.Equal("add", Assert.Single(response.Tools).Name);
        Assert.Equal("speech.failed", Assert.Single(response.Warnings).Code);
        Assert.Equal(5, response.Usage.InputTokens);
        Assert.Null(response.Cost.TotalUsd);
        Assert.True(response.IsReplay);
    }

    [Fact]
    public async Task A_failure_half_way_ends_the_turn_as_failed()
    {
        FakeConversationEngine engine = new FakeConversationEngine()
            .RespondWith(new FakeReply().Text("So far ")
            .FailWith(new ModelException("model.timeout", "Slow.", "lite", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(3) }));

        AvatarResponse response = await engine.GetResponseAsync(Hello);

        Assert.Equal(TurnOutcome.Failed, response.Outcome);
        Assert.Equal("So far ", response.Text);
        Assert.Equal(("model.timeout", TurnStage.Generate, true), (response.Error!.Code, response.Error.Stage, response.Error.IsTransient));
        Assert.Equal(TimeSpan.FromSeconds(3), response.Error.RetryAfter);
        Assert.Throws<ModelException>(response.EnsureNotFailed);
    }

    [Fact]
    public async Task A_refused_message_fails_without_having_begun_and_any_other_failure_after()
    {
        FakeConversationEngine engine = new FakeConversationEngine()
            .FailWith(new InvalidAvatarRequestException("message.empty", "Empty.", "Message")).FailWith(new InvalidOperationException("Broken."));

        List<AvatarResponseUpdate> refused = await engine.GetStreamingResponseAsync(Hello).ToListAsync();
        List<AvatarResponseUpdate> failed = await engine.GetStreamingResponseAsync(Hello).ToListAsync();

        Assert.Equal("message.empty", Assert.IsType<TurnFailed>(Assert.Single(refused)).Error.Code);
        Assert.IsType<TurnStarted>(failed[0]);
        Assert.Equal("turn.failed", Assert.IsType<TurnFailed>(failed[^1]).Error.Code);
    }

    [Fact]
    public async Task Cancelling_interrupts_and_says_what_was_heard()
    {
        using var cancel = new CancellationTokenSource();
        FakeConversationEngine engine = new FakeConversationEngine().RespondWith(
            new FakeReply().Text("Heard this.").After(new TaskCompletionSource().Task).Text("Not this."));

        List<AvatarResponseUpdate> updates = [];
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(Hello, cancel.Token))
        {
            updates.Add(update);
            if (update is SpeechSegment)
            {
                await cancel.CancelAsync();
            }
        }

        Assert.Equal("Heard this.", Assert.IsType<TurnInterrupted>(updates[^1]).HeardText);
        Assert.Equal(FakeStreamEnd.Cancelled, await engine.Calls[0].Ended);
    }

    [Fact]
    public async Task Leaving_early_is_recorded()
    {
        var engine = new FakeConversationEngine();
        await foreach (AvatarResponseUpdate _ in engine.GetStreamingResponseAsync(Hello))
        {
            break;
        }

        Assert.Equal(FakeStreamEnd.Abandoned, await engine.Calls[0].Ended);
    }

    [Fact]
    public async Task Latencies_are_those_of_the_scripted_delays()
    {
        var time = new FakeTimeProvider();
        FakeConversationEngine engine = new FakeConversationEngine(time).After(TimeSpan.FromSeconds(1))
            .RespondWith(new FakeReply().Text("Yes.").After(TimeSpan.FromSeconds(2)));

        await using IAsyncEnumerator<AvatarResponseUpdate> updates = engine.GetStreamingResponseAsync(Hello).GetAsyncEnumerator();
        Task<bool> next = updates.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(1));
        AvatarResponseUpdate current;
        do
        {
            Assert.True(await next);
            current = updates.Current;
            next = updates.MoveNextAsync().AsTask();
        }
        while (next.IsCompleted);
        Assert.IsType<SpeechSegment>(current);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await next);

        TurnLatency latency = Assert.IsType<TurnCompleted>(updates.Current).Latency;
        Assert.Equal((1, 1, 3), (latency.FirstText!.Value.TotalSeconds, latency.FirstSpeech!.Value.TotalSeconds, latency.Total.TotalSeconds));
    }

    [Fact]
    public void The_beginning_and_the_endings_of_a_turn_cannot_be_scripted()
        => Assert.Throws<ArgumentException>(() => new FakeReply().Update(new TurnStarted { TurnId = "t", ConversationId = "c" }));
}
