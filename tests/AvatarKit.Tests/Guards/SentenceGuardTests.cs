using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using AvatarKit.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Guards;

public sealed class SentenceGuardTests
{
    private static readonly string Refusal = new AvatarProfile().RefusalReplies["en"];

    [Theory]
    [InlineData(AvatarOutputs.All)]
    [InlineData(AvatarOutputs.None)]
    public async Task A_blocked_sentence_is_neither_shown_nor_spoken_and_ends_the_answer_kindly(AvatarOutputs outputs)
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Sentence).Block("secret");
        await using var host = WithGuard(guard);
        host.Lite.RespondWith("The weather is fine. The secret is 42. And more.");

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask(outputs: outputs));

        string expected = "The weather is fine.\n\n" + Refusal;
        TurnCompleted completed = Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.Equal(expected, Shown(updates));
        Assert.Equal(new Degradation(TurnStage.Generate, "answer", "fake.blocked"), Assert.Single(completed.Degradations));
        Assert.Equal("fake.blocked", Assert.Single(completed.Warnings).Code);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((TurnStatus.Completed, expected), (stored.Result!.Status, stored.Result.Answer));
        if (outputs == AvatarOutputs.All)
        {
            Assert.Equal(["The weather is fine.", Refusal], Sentences(updates));
            Assert.Equal(["The weather is fine.", Refusal], Sentences(updates, expected));
        }
    }

    [Fact]
    public async Task An_answer_whose_first_sentence_is_blocked_is_the_refusal()
    {
        await using var host = WithGuard(new FakeContentGuard(null, GuardedTextKind.Sentence).Block("secret"));
        host.Lite.RespondWith("The secret is 42. And more.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal((TurnOutcome.Completed, Refusal, Refusal), (response.Outcome, response.Text, response.SpokenText));
    }

    [Fact]
    public async Task What_passes_is_the_answer_letter_for_letter_as_without_a_guard()
    {
        const string Answer = "Hello there!\n\n- One is here.\n- Two is “there”.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
            + "```\ncode < x\n```\n\nDr. Who said 3.5. So";
        await using var guarded = WithGuard(new FakeContentGuard(null, GuardedTextKind.Sentence));
        await using var free = new EngineHost();
        guarded.Lite.RespondWith(Answer);
        free.Lite.RespondWith(Answer);

        List<AvatarResponseUpdate> with = await guarded.UpdatesAsync(EngineHost.Ask());
        List<AvatarResponseUpdate> without = await free.UpdatesAsync(EngineHost.Ask());

        Assert.Equal(Answer, Shown(with));
        Assert.Equal(Answer, Shown(without));
        Assert.Equal(
            without.OfType<SpeechSegment>().Select(piece => (piece.Sentence, piece.Text, piece.TextStart, piece.Start)),
            with.OfType<SpeechSegment>().Select(piece => (piece.Sentence, piece.Text, piece.TextStart, piece.Start)));
    }

    [Fact]
    public async Task Without_a_guard_over_sentences_letters_go_to_the_client_at_once()
    {
        var gate = new TaskCompletionSource();
        await using var host = WithGuard(new FakeContentGuard(null, GuardedTextKind.Message));
        host.Lite.RespondWith(new FakeChatResponse().Delta("Hel").After(gate.Task).Delta("lo."));
        await using IAsyncEnumerator<AvatarResponseUpdate> updates =
            host.Engine.GetStreamingResponseAsync(EngineHost.Ask()).GetAsyncEnumerator();

        string first = "";
        while (first.Length == 0 && await updates.MoveNextAsync())
        {
            first = (updates.Current as TextDelta)?.Text ?? "";
        }

        gate.SetResult();
        Assert.Equal("Hel", first);
        while (await updates.MoveNextAsync())
        {
        }
    }

    [Fact]
    public async Task Nothing_of_a_sentence_is_shown_while_a_guard_looks_at_it()
    {
        var gate = new TaskCompletionSource();
        var guard = new FakeContentGuard(null, GuardedTextKind.Sentence);
        guard.When(text => text.Text.StartsWith("Two", StringComparison.Ordinal)).After(gate.Task).RespondWith(GuardVerdict.Allow);
        await using var host = WithGuard(guard);
        host.Lite.RespondWith("One is here. Two is here. Three is here.");
        List<AvatarResponseUpdate> updates = [];
        Task reading = ReadAsync();
        await guard.WaitForCallsAsync(2).WaitAsync(TimeSpan.FromSeconds(20));
        await host.Voice.WaitForCallsAsync(1).WaitAsync(TimeSpan.FromSeconds(20));

        string before;
        lock (updates)
        {
            before = Shown(updates);
        }

        Assert.DoesNotContain("Two", before, StringComparison.Ordinal);
        Assert.Equal("One is here.", Assert.Single(host.Voice.Calls).Request.Text);
        gate.SetResult();
        await reading;
        Assert.Equal("One is here. Two is here. Three is here.", Shown(updates));
        Assert.Equal(["", "One is here.", "One is here. Two is here."], guard.Calls.Select(call => call.Before));

        async Task ReadAsync()
        {
            await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask()))
            {
                lock (updates)
                {
                    updates.Add(update);
                }
            }
        }
    }

    [Fact]
    public async Task A_sentence_can_be_put_in_other_words_or_left_out()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Sentence);
        guard.When(text => text.Text.StartsWith("Two", StringComparison.Ordinal)).RespondWith(GuardVerdict.Replace("Two has another text."));
        guard.When(text => text.Text.StartsWith("Three", StringComparison.Ordinal)).RespondWith(GuardVerdict.Replace(""));
        await using var host = WithGuard(guard);
        host.Lite.RespondWith("One is here. Two is here. Three is here. Four is here.");

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        const string Expected = "One is here. Two has another text. Four is here.";
        Assert.Equal(Expected, Shown(updates));
        Assert.Equal(["One is here.", "Two has another text.", "Four is here."], Sentences(updates));
        Assert.Equal(["One is here.", "Two has another text.", "Four is here."], Sentences(updates, Expected));
        Assert.Equal(Expected, (await host.StoredAsync())[0].Result!.Answer);
    }

    [Theory]
    [InlineData(GuardFailurePolicy.Block)]
    [InlineData(GuardFailurePolicy.Allow)]
    public async Task A_deaf_guard_holds_no_turn_beyond_its_time(GuardFailurePolicy policy)
    {
        var time = new FakeTimeProvider();
        var guard = new DeafGuard();
        await using var host = new EngineHost(
            options =>
            {
                options.Guards.OnFailure = policy;
                options.Guards.Timeout = TimeSpan.FromMilliseconds(500);
            },
            time: time,
            build: builder => builder.UseGuard(guard));
        host.Lite.RespondWith("One is here.");

        Task<AvatarResponse> answering = host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
        AvatarResponse response = await time.MoveUntilAsync(answering, step: TimeSpan.FromMilliseconds(100));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.All(response.Warnings, warning => Assert.Equal("guard.timeout", warning.Code));
        Assert.NotEmpty(response.Warnings);
        Assert.Equal(policy == GuardFailurePolicy.Allow ? "One is here." : new AvatarProfile().FailureReplies["en"], response.Text);
    }

    [Fact]
    public async Task A_model_that_fails_after_a_blocked_sentence_changes_nothing()
    {
        await using var host = WithGuard(new FakeContentGuard(null, GuardedTextKind.Sentence).Block("secret"));
        host.Lite.RespondWith(new FakeChatResponse().Text("The secret is 42. And then").FailWith(new IOException("gone")));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(Refusal, response.SpokenText);
        Assert.DoesNotContain("42", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_blocked_sentence_no_tool_is_called_any_more()
    {
        int calls = 0;
        var blocked = new TaskCompletionSource();
        var guard = new FakeContentGuard(null, GuardedTextKind.Sentence).Block("secret");
        await using var host = new EngineHost(
            avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(() => ++calls, "count")), build: builder => builder.UseGuard(guard));
        host.Lite.RespondWith(new FakeChatResponse().Text("The secret is 42. ").After(blocked.Task).CallTool("count")).RespondWith("Done.");
        string shown = "";
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask()))
        {
            shown += (update as TextDelta)?.Text;
            if (shown == Refusal)
            {
                // The refusal does not wait for the model.
                blocked.TrySetResult();
            }
        }

        Assert.Equal((Refusal, 0), (shown, calls));
    }

    [Fact]
    public async Task Half_an_answer_of_a_model_that_fails_is_looked_at_too()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Sentence);
        await using var host = WithGuard(guard);
        host.Lite.RespondWith(new FakeChatResponse().Text("One is here. And").FailWith(new IOException("gone")));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        Assert.IsType<TurnFailed>(updates[^1]);
        Assert.Equal("One is here. And", Shown(updates));
        Assert.Equal(["One is here.", "And"], guard.Calls.Select(call => call.Text));
    }

    [Fact]
    public async Task A_kept_answer_is_looked_at_again_and_a_blocked_one_is_not_kept()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Sentence);
        guard.RespondWith(GuardVerdict.Block("fake.blocked", GuardCategory.Other)).RespondWith(GuardVerdict.Allow)
            .RespondWith(GuardVerdict.Block("fake.now", GuardCategory.Other));
        await using var host = new EngineHost(build: builder => builder.UseResponseCache().UseGuard(guard));
        host.Lite.RespondWith("You can bring it back within 30 days.");
        List<AvatarResponse> responses = [];
        for (int i = 0; i < 3; i++)
        {
            responses.Add(await host.Engine.GetResponseAsync(EngineHost.Ask("What is the return policy for bicycles?", conversation: $"c{i}")));
        }

        Assert.Equal([Refusal, "You can bring it back within 30 days.", Refusal], responses.Select(response => response.Text));
        Assert.Equal([false, false, true], responses.Select(response => response.Cache is not null));
        Assert.Equal(2, host.Lite.Calls.Count);
    }

    [Fact]
    public async Task The_same_turn_again_is_given_as_it_was_without_another_look()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Sentence).Block("secret");
        await using var host = WithGuard(guard);
        host.Lite.RespondWith("One is here. The secret is 42.");
        AvatarResponse first = await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));
        int asked = guard.Calls.Count;

        AvatarResponse again = await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal((true, first.Text), (again.IsReplay, again.Text));
        Assert.Equal(asked, guard.Calls.Count);
    }

    [Fact]
    public async Task A_mood_still_reaches_its_sentence()
    {
        var renderer = new FakeAvatarRenderer();
        await using var host = new EngineHost(
            services: services => services.AddSingleton<IAvatarRenderer>(renderer),
            build: builder => builder.UseGuard(new FakeContentGuard(null, GuardedTextKind.Sentence)));
        host.Lite.RespondWith("One is here. [mood:happy] Two is here.");

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal([null, Mood.Happy], renderer.Calls.SelectMany(call => call.Segments).Select(segment => segment.Mood).Distinct());
    }

    private static EngineHost WithGuard(IContentGuard guard) => new(build: builder => builder.UseGuard(guard));

    private static string Shown(IEnumerable<AvatarResponseUpdate> updates)
        => string.Concat(updates.OfType<TextDelta>().Select(delta => delta.Text));

    private static IEnumerable<string> Sentences(IEnumerable<AvatarResponseUpdate> updates)
        => updates.OfType<SpeechSegment>().Where(piece => piece.Text.Length > 0).Select(piece => piece.Text);

    /// <summary>The sentences where they say they stand in the answer.</summary>
    private static IEnumerable<string> Sentences(IEnumerable<AvatarResponseUpdate> updates, string answer)
        => updates.OfType<SpeechSegment>().Where(piece => piece.Text.Length > 0)
            .Select(piece => answer.Substring(piece.TextStart, piece.Text.Length));

    private sealed class DeafGuard : IContentGuard
    {
        public string Name => "deaf";

        public bool Checks(GuardedTextKind kind) => kind == GuardedTextKind.Sentence;

        public async ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
            return GuardVerdict.Allow;
        }
    }
}
