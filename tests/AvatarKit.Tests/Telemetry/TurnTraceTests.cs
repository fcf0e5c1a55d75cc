using System.Diagnostics;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Telemetry;

public sealed class TurnTraceTests
{
    [Fact]
    public async Task A_turn_is_one_trace_with_a_span_for_each_stage()
    {
        using var trace = new RecordedTrace();
        var knowledge = new FakeKnowledgeBase().RespondWith([new("It is open.", new SourceReference("Hours"), 0.9)]);
        await using var host = new EngineHost(services: services => services.AddSingleton<IKnowledgeBase>(knowledge));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        Activity turn = trace.Single("avatarkit.turn");
        Assert.Equal(trace.Root.SpanId, turn.ParentSpanId);
        foreach (string stage in (string[])["admit", "recall", "route", "generate", "segment", "speak", "animate", "render", "remember", "ground"])
        {
            Assert.Contains(trace.Spans, span => span.DisplayName == "avatarkit." + stage);
        }

        Assert.Equal(("completed", "lite", "wall"), (turn.Text("avatarkit.outcome"), turn.Text("avatarkit.tier"), turn.Text("avatarkit.clock")));
        Assert.Equal(updates[0].TurnId, turn.Text("avatarkit.turn.id"));
        double spoken = updates.OfType<SpeechSegment>().Sum(static piece => piece.Duration.TotalSeconds);
        Assert.Equal(spoken, (double)turn.GetTagItem("avatarkit.audio.seconds")!, 6);
        Assert.Equal("wall", Assert.Single(turn.Events, static one => one.Name == "avatarkit.first_sound_handed_out").Text("avatarkit.clock"));
    }

    [Fact]
    public async Task A_client_is_told_the_id_of_the_trace_and_nothing_where_nothing_is_traced()
    {
        await using var host = new EngineHost();
        TurnStarted traced;
        string id;
        using (var trace = new RecordedTrace())
        {
            id = trace.Root.TraceId.ToHexString();
            traced = (TurnStarted)(await host.UpdatesAsync(EngineHost.Ask()))[0];
        }

        Assert.Equal(id, traced.TraceId);
        Assert.DoesNotContain("traceId", AvatarJson.Serialize(traced with { TraceId = null }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_call_that_summarises_is_a_client_span_of_the_turn()
    {
        using var trace = new RecordedTrace();
        await using var host = new EngineHost(static options =>
        {
            (options.History.MaxTokens, options.History.Summarize) = (50, true);
            options.History.SummaryTier = "premier";
        });
        host.Premier.RespondWith(new FakeChatResponse().Text("They ask a lot.").Usage(90, 5));
        for (int i = 0; i < 8; i++)
        {
            await host.Engine.GetResponseAsync(EngineHost.Ask($"Please tell me more about the thing number {i}, and all that belongs to it."));
        }

        Activity call = trace.Spans.First(static span => span.DisplayName == "chat premier-model");
        Assert.Equal(ActivityKind.Client, call.Kind);
        Assert.Equal(("chat", "premier", false, 90L, 5L), (
            call.Text("gen_ai.operation.name"), call.Text("avatarkit.tier"), call.GetTagItem("gen_ai.request.stream"),
            call.GetTagItem("gen_ai.usage.input_tokens"), call.GetTagItem("gen_ai.usage.output_tokens")));
    }

    [Fact]
    public async Task A_summary_that_fails_is_a_span_with_its_reason()
    {
        using var trace = new RecordedTrace();
        await using var host = new EngineHost(static options =>
        {
            (options.History.MaxTokens, options.History.Summarize) = (50, true);
            options.History.SummaryTier = "premier";
        });
        host.Premier.FailWith(new ModelException("model.down", "Down.", "premier"));
        for (int i = 0; i < 8; i++)
        {
            await host.Engine.GetResponseAsync(EngineHost.Ask($"Please tell me more about the thing number {i}, and all that belongs to it."));
        }

        Activity call = trace.Spans.First(static span => span.DisplayName == "chat premier-model");
        Assert.Equal((ActivityStatusCode.Error, "model.down"), (call.Status, call.Text("error.type")));
    }

    [Fact]
    public async Task The_call_of_a_model_is_a_client_span_by_the_conventions()
    {
        using var trace = new RecordedTrace();
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("Yes.").Usage(100, 7, 20));

        await host.Engine.GetResponseAsync(EngineHost.Ask() with { ChatOptions = new() { MaxOutputTokens = 200 } });

        Activity call = trace.Single("chat lite-model");
        Assert.Equal(ActivityKind.Client, call.Kind);
        Assert.Equal(
            ["chat", "fake", "lite-model", "lite"],
            ((string[])["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "avatarkit.tier"]).Select(call.Text));
        Assert.Equal((100L, 7L, 20L), (
            call.GetTagItem("gen_ai.usage.input_tokens"), call.GetTagItem("gen_ai.usage.output_tokens"),
            call.GetTagItem("gen_ai.usage.cache_read.input_tokens")));
        Assert.Equal((200, true), (call.GetTagItem("gen_ai.request.max_tokens"), call.GetTagItem("gen_ai.request.stream")));
        Assert.IsType<double>(call.GetTagItem("gen_ai.response.time_to_first_chunk"));
        Assert.Equal(ActivityStatusCode.Unset, call.Status);
        Assert.Null(call.GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_tier_that_takes_over_is_linked_to_the_one_that_failed_and_the_turn_tells_of_it()
    {
        using var trace = new RecordedTrace();
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException("secret", null, System.Net.HttpStatusCode.ServiceUnavailable));
        host.Pro.RespondWith("From pro.");

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Activity failed = trace.Single("chat lite-model");
        Assert.Equal((ActivityStatusCode.Error, null), (failed.Status, failed.StatusDescription));
        Assert.StartsWith("model.", failed.Text("error.type"), StringComparison.Ordinal);
        ActivityLink link = Assert.Single(trace.Single("chat pro-model").Links);
        Assert.Equal(failed.SpanId, link.Context.SpanId);
        ActivityEvent told = Assert.Single(trace.Single("avatarkit.turn").Events, static one => one.Name == "avatarkit.fallback");
        Assert.Equal(("lite", failed.Text("error.type")), (told.Text("avatarkit.tier"), told.Text("error.type")));
    }

    [Fact]
    public async Task A_call_that_is_made_again_is_an_event_on_the_calls_span()
    {
        using var trace = new RecordedTrace();
        await using var host = new EngineHost(static options => options.Resilience.Model.Retries = 1);
        bool isFirst = true;
        host.Lite.When(_ => Interlocked.Exchange(ref isFirst, false))
            .FailWith(new HttpRequestException("secret", null, System.Net.HttpStatusCode.ServiceUnavailable));
        host.Lite.RespondWith("Yes.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Activity call = trace.Single("chat lite-model");
        ActivityEvent again = Assert.Single(call.Events, static one => one.Name == "avatarkit.retry");
        Assert.Equal(("503", ActivityStatusCode.Unset), (again.Text("error.type"), call.Status));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Voices_have_client_spans_where_the_options_ask_for_them(bool isAsked, int expected)
    {
        using var trace = new RecordedTrace();
        await using var host = new EngineHost(options => options.Telemetry.SpeechSpans = isAsked);
        host.Lite.RespondWith("Yes.");

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Activity[] spoken = [.. trace.Spans.Where(static span => span.Text("gen_ai.output.type") == "speech")];
        Assert.Equal(expected, spoken.Length);
        Assert.All(spoken, static span => Assert.Equal((ActivityKind.Client, "generate_content"), (span.Kind, span.Text("gen_ai.operation.name"))));
    }

    [Fact]
    public async Task A_turn_that_fails_names_its_code_and_stage_and_one_that_is_refused_its_refusal()
    {
        using var trace = new RecordedTrace();
        await using var host = new EngineHost();
        foreach (FakeChatClient model in (FakeChatClient[])[host.Lite, host.Pro, host.Premier])
        {
            model.FailWith(new IOException("secret"));
        }

        AvatarResponse failed = await host.Engine.GetResponseAsync(EngineHost.Ask());
        await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "not allowed\n"));

        Activity turn = trace.Spans.Single(static span => span.Text("avatarkit.outcome") == "failed");
        Assert.Equal(
            (failed.Error!.Code, "generate", ActivityStatusCode.Error), (turn.Text("error.type"), turn.Text("avatarkit.stage"), turn.Status));
        Activity refused = trace.Spans.Single(static span => span.Text("avatarkit.outcome") == "refused");
        Assert.Null(refused.GetTagItem("avatarkit.turn.id"));
    }
}
