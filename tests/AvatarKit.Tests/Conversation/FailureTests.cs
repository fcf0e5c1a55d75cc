using AvatarKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

public sealed class FailureTests
{
    [Fact]
    public async Task Prompts_that_a_model_refuses_do_not_stop_everybody()
    {
        await using var host = new EngineHost();
        bool isRefused = true;
        host.Lite.When(_ => isRefused).FailWith(new HttpRequestException("content_filter", null, System.Net.HttpStatusCode.BadRequest));
        host.Lite.RespondWith("From lite.");
        host.Pro.When(_ => isRefused).RespondWith(new FakeChatResponse().Usage(5, 0));
        for (int i = 0; i < 20; i++)
        {
            AvatarResponse refused = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
            Assert.Equal((TurnOutcome.Failed, "model.empty"), (refused.Outcome, refused.Error!.Code));
        }

        isRefused = false;

        Assert.Equal("From lite.", (await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None))).Text);
        Assert.Equal((21, 20), (host.Lite.Calls.Count, host.Pro.Calls.Count));
    }

    [Fact]
    public async Task What_failed_attempts_report_to_have_used_is_paid_for()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Usage(100, 7).FailWith(new IOException("cut")));
        host.Pro.RespondWith(new FakeChatResponse().Text("From pro.").Usage(10, 3));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal((110, 10), (response.Usage.InputTokens, response.Usage.OutputTokens));
    }

    [Fact]
    public async Task A_tier_that_fails_before_its_first_token_is_replaced_by_its_fallback()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException("secret prompt text"));
        host.Pro.RespondWith("From pro.");

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        Assert.Equal(["lite", "pro"], updates.OfType<ModelSelected>().Select(selected => selected.Route.Tier));
        Assert.Equal("tier 'lite' failed before its first token (model.failed)", updates.OfType<ModelSelected>().Last().Route.Reason);
        Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.Equal("pro", Assert.Single(await host.StoredAsync()).Result!.Route!.Tier);
    }

    [Fact]
    public async Task After_the_first_token_a_failure_ends_the_turn_and_what_was_said_is_kept()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("Half an answer. And").FailWith(new IOException("cut")));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        TurnFailed failed = Assert.IsType<TurnFailed>(updates[^1]);
        Assert.Equal(("model.failed", TurnStage.Generate), (failed.Error.Code, failed.Error.Stage));
        Assert.Empty(host.Pro.Calls);
        Assert.Equal(
            ["Half an answer.", "And", "Sorry, I can't answer that right now.", "Please try again in a moment."],
            updates.OfType<SpeechSegment>().Where(piece => piece.Text.Length > 0).Select(piece => piece.Text));
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal(
            (TurnStatus.Failed, "Half an answer. And", "model.failed"), (stored.Status, stored.Result!.Answer.TrimEnd(), stored.Result.ErrorCode));
    }

    [Fact]
    public async Task When_every_tier_fails_the_turn_fails_with_the_providers_error_inside_and_no_text_of_it_outside()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException("secret"));
        host.Pro.FailWith(new HttpRequestException("secret"));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        ModelException error = Assert.IsType<ModelException>(Assert.ThrowsAny<AvatarKitException>(response.EnsureNotFailed));
        Assert.IsType<HttpRequestException>(error.InnerException);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", response.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_turn_is_answered_again_under_the_same_id()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException()).RespondWith("Now it works.");
        host.Pro.FailWith(new HttpRequestException());
        await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));

        AvatarResponse again = await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));

        Assert.Equal((TurnOutcome.Completed, "Now it works."), (again.Outcome, again.Text));
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((2, TurnStatus.Completed), (stored.Attempt, stored.Status));
    }

    [Fact]
    public async Task A_transient_failure_is_tried_again_on_the_same_tier()
    {
        await using var host = new EngineHost(options => options.Resilience.Model.Retries = 2);
        host.Lite.FailWith(new HttpRequestException()).FailWith(new HttpRequestException()).RespondWith("Third time.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("Third time.", response.Text);
        Assert.Equal(3, host.Lite.Calls.Count);
        Assert.Empty(host.Pro.Calls);
    }

    [Fact]
    public async Task A_failure_that_will_not_go_away_is_not_tried_again()
    {
        await using var host = new EngineHost(options => options.Resilience.Model.Retries = 2);
        host.Lite.FailWith(new HttpRequestException("no", null, System.Net.HttpStatusCode.Unauthorized));
        host.Pro.RespondWith("From pro.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("From pro.", response.Text);
        Assert.Single(host.Lite.Calls);
    }

    [Fact]
    public async Task A_model_that_sends_nothing_in_time_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        host.Lite.RespondWith(new FakeChatResponse().After(new TaskCompletionSource().Task));
        host.Pro.RespondWith("From pro.");
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
        await host.Lite.WaitForCallsAsync();

        AvatarResponse response = await time.MoveUntilAsync(asking, step: TimeSpan.FromSeconds(1));

        Assert.Equal("From pro.", response.Text);
        Assert.Equal(FakeStreamEnd.Cancelled, await host.Lite.Calls[0].Ended);
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_fails_and_is_stored_as_failed()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(
            options =>
            {
                options.Limits.TurnTimeout = TimeSpan.FromSeconds(30);
                options.Resilience.Model.BetweenItemsTimeout = TimeSpan.FromMinutes(2);
            },
            time: time);
        host.Lite.RespondWith(new FakeChatResponse().Text("Well. ").After(new TaskCompletionSource().Task));
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask());
        await host.Voice.WaitForCallsAsync();

        AvatarResponse response = await time.MoveUntilAsync(asking, step: TimeSpan.FromSeconds(10));

        Assert.Equal((TurnOutcome.Failed, "turn.timeout"), (response.Outcome, response.Error!.Code));
        Assert.Equal(TurnStatus.Failed, Assert.Single(await host.StoredAsync()).Status);
    }

    [Fact]
    public async Task A_voice_that_fails_falls_silent_and_says_so_once()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("One is here. Two is here. Three is here.");
        host.Voice.FailWith(new SpeechException("speech.broken", "The voice broke.", "fake"));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal(["One is here.", "Two is here.", "Three is here."],
            response.Segments.Where(segment => segment.Text.Length > 0).Select(segment => segment.Text));
        Assert.All(response.Segments, segment =>
        {
            Assert.True(segment.IsSilent);
            Assert.NotNull(segment.Face);
        });
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Equal(("speech.broken", TurnStage.Speak), (warning.Code, warning.Stage));
    }

    [Fact]
    public async Task A_renderer_that_fails_costs_the_face_alone()
    {
        await using var host = new EngineHost(
            options => options.Speech.SentencesAhead = 1,
            services => services.AddRenderer(new FakeAvatarRenderer().FailWith(new InvalidOperationException("rig"))));
        host.Lite.RespondWith(string.Concat(Enumerable.Repeat("Sentence after sentence. ", 20)));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((TurnOutcome.Completed, "face"), (response.Outcome, Assert.Single(response.Degradations).What));
        Assert.Equal(20, response.Segments.Select(segment => segment.Sentence).Distinct().Count());
        Assert.Equal(TurnStatus.Completed, Assert.Single(await host.StoredAsync()).Status);
    }

    [Fact]
    public async Task A_store_that_cannot_take_the_message_refuses_the_turn_before_the_model_is_called()
    {
        await using var host = new EngineHost();
        host.Store.When(call => call.Operation == ConversationStoreOperation.StartTurn)
            .FailWith(new StorageException("storage.full", "The disk is full.", "fake", isTransient: true));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(("storage.full", TurnStage.Recall), (response.Error!.Code, response.Error.Stage));
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task A_store_that_cannot_take_the_answer_fails_the_turn_in_its_last_stage()
    {
        await using var host = new EngineHost();
        host.Store.When(call => call.Operation == ConversationStoreOperation.CompleteTurn)
            .FailWith(new StorageException("storage.full", "The disk is full.", "fake", isTransient: true));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(("storage.full", TurnStage.Remember), (response.Error!.Code, response.Error.Stage));
        Assert.NotEmpty(response.Text);
    }

    [Fact]
    public async Task A_store_that_stores_the_answer_and_then_fails_has_stored_it()
    {
        await using var host = new EngineHost(options => options.Resilience.Store.Retries = 0);
        host.Store.On(ConversationStoreOperation.CompleteTurn)
            .RespondWith(FakeOutcome.NormalThenFail(new StorageException("storage.cut", "The line was cut.", "fake")));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal(TurnStatus.Completed, Assert.Single(await host.StoredAsync()).Status);
    }

    [Fact]
    public async Task The_log_says_why_and_tells_a_refused_key_from_a_missing_folder()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException("secret", null, System.Net.HttpStatusCode.Unauthorized));
        host.Pro.FailWith(new KnowledgeException("knowledge.folder_missing", "There is no folder 'docs'.", "sqlite"));

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        string log = string.Join('\n', host.Logs.GetSnapshot().Select(entry => entry.Message));
        Assert.Contains("HttpRequestException, status 401", log, StringComparison.Ordinal);
        Assert.Contains("There is no folder 'docs'.", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_user_text_is_logged_above_trace()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException("the secret word is rhubarb"));
        host.Pro.RespondWith(new FakeChatResponse().Text("The answer is rhubarb. ").FailWith(new IOException("rhubarb")));
        host.Voice.FailWith(new InvalidOperationException("cannot say rhubarb"));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("Tell me about rhubarb"));

        Assert.NotEmpty(host.Logs.GetSnapshot());
        Assert.DoesNotContain(
            host.Logs.GetSnapshot(),
            entry => entry.Level > Microsoft.Extensions.Logging.LogLevel.Trace
                && (entry.Message + entry.Exception).Contains("rhubarb", StringComparison.Ordinal));
        Assert.DoesNotContain(
            "rhubarb", response.Error!.Message + string.Concat(response.Warnings.Select(warning => warning.Message)), StringComparison.Ordinal);
    }
}
