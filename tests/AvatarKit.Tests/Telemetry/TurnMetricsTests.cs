using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using AvatarKit.Tests.Conversation.Sessions;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace AvatarKit.Tests.Telemetry;

[Collection(Alone.Name)]
public sealed class TurnMetricsTests
{
    [Fact]
    public async Task What_a_turn_took_has_an_exemplar_that_names_the_turns_span()
    {
        using var trace = new RecordedTrace();
        using var metrics = new RecordedMetrics();
        await using var host = new EngineHost();

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        (MetricPoint point, _) = Assert.Single(metrics.Points("avatarkit.turn.duration"));
        Assert.True(point.TryGetExemplars(out ReadOnlyExemplarCollection exemplars));
        List<Exemplar> found = [];
        foreach (ref readonly Exemplar exemplar in exemplars)
        {
            found.Add(exemplar);
        }

        Assert.Equal((trace.Root.TraceId, trace.Single("avatarkit.turn").SpanId), (Assert.Single(found).TraceId, found[0].SpanId));
    }

    [Fact]
    public async Task A_turn_is_counted_with_its_outcome_its_model_and_what_it_went_on_without()
    {
        using var metrics = new RecordedMetrics();
        await using var host = new EngineHost(build: static builder => builder.UseResponseCache());
        host.Lite.RespondWith(new FakeChatResponse().Text("Yes.").Usage(100, 7));
        host.Voice.FailWith(new SpeechException("speech.failed", "It is gone.", "fake"));

        await host.Engine.GetResponseAsync(EngineHost.Ask("What are your opening hours?"));
        await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "not allowed\n"));

        (MetricPoint completed, _) = metrics.Points("avatarkit.turns").Single(static one => (string?)one.Tags["outcome"] == "completed");
        Assert.Equal(1, completed.GetSumLong());
        Dictionary<string, object?> refused = metrics.Points("avatarkit.turns").Single(static one => (string?)one.Tags["outcome"] == "refused").Tags;
        Assert.Equal("none", refused["tier"]);
        Assert.NotNull(refused["error.type"]);
        Assert.Contains(metrics.Points("avatarkit.turn.duration"), static one => (string?)one.Tags["model"] == "lite-model");
        Dictionary<string, object?> lost = Assert.Single(metrics.Points("avatarkit.turn.degradations")).Tags;
        Assert.Equal(("voice", "speech.failed"), (lost["what"], lost["code"]));
        Assert.Single(metrics.Points("avatarkit.turn.first_frame"));
        Assert.Equal("miss", Assert.Single(metrics.Points("avatarkit.cache.lookups")).Tags["outcome"]);
        (MetricPoint call, Dictionary<string, object?> called) = Assert.Single(metrics.Points("gen_ai.client.operation.duration"));
        Assert.Equal((1, "chat", "lite-model"), (call.GetHistogramCount(), called["gen_ai.operation.name"], called["gen_ai.request.model"]));
        Assert.Equal(
            [("input", 100), ("output", 7)],
            metrics.Points("gen_ai.client.token.usage")
                .Select(static one => ((string)one.Tags["gen_ai.token.type"]!, (int)one.Point.GetHistogramSum())).Order());
    }

    [Fact]
    public async Task What_is_under_way_and_what_waits_is_told_until_it_is_over()
    {
        using var metrics = new RecordedMetrics();
        var writing = new TaskCompletionSource();
        await using var host = new EngineHost();
        host.Store.On(ConversationStoreOperation.GetWindow).After(writing.Task).RespondWith(FakeOutcome.Normal);

        // Other tests leave turns behind that hang for good.
        (long active, long waiting) = (Sum("avatarkit.turns.active"), Sum("avatarkit.turns.waiting"));

        Task<AvatarResponse> first = host.Engine.GetResponseAsync(EngineHost.Ask());
        await host.Store.WaitForCallsAsync();
        Task<AvatarResponse> second = host.Engine.GetResponseAsync(EngineHost.Ask("And again"));
        await Resilience.Streams.UntilAsync(() => Sum("avatarkit.turns.waiting") == waiting + 1);

        Assert.Equal(active + 2, Sum("avatarkit.turns.active"));
        writing.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal((active, waiting), (Sum("avatarkit.turns.active"), Sum("avatarkit.turns.waiting")));

        long Sum(string name) => metrics.Points(name).Sum(static one => one.Point.GetSumLong());
    }

    [Fact]
    public async Task Sessions_tell_how_many_are_open_how_much_was_heard_and_what_persons_thought()
    {
        using var metrics = new RecordedMetrics();
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith("One two three four.");
        string turnId;
        long open = Assert.Single(metrics.Points("avatarkit.sessions.open")).Point.GetSumLong();
        await using (AvatarSession session = await host.OpenAsync())
        {
            await using var client = new SessionReader(session);
            turnId = session.Say("Hello");
            await client.WaitAsync(static reader => reader.HasEnded);
            Assert.Equal(open + 1, Assert.Single(metrics.Points("avatarkit.sessions.open")).Point.GetSumLong());
            session.ReportPlayback(turnId, 0, TimeSpan.FromMilliseconds(40));
            session.Interrupt();
            Assert.True(await session.RateAsync(turnId, new TurnRating { Score = 2, RatedAt = host.Time.GetUtcNow() }));
        }

        Assert.Equal("closedbyclient", Assert.Single(metrics.Points("avatarkit.sessions.closed")).Tags["reason"]);
        Assert.Equal(open, Assert.Single(metrics.Points("avatarkit.sessions.open")).Point.GetSumLong());
        (MetricPoint heard, Dictionary<string, object?> how) = Assert.Single(metrics.Points("avatarkit.session.heard_share"));
        Assert.InRange(heard.GetHistogramSum(), 0.001, 0.5);
        Assert.Equal(("audio", "interrupted"), (how["clock"], how["outcome"]));
        Assert.Equal(1, Assert.Single(metrics.Points("avatarkit.session.first_heard")).Point.GetHistogramCount());
        Assert.Equal(2, Assert.Single(metrics.Points("avatarkit.turn.rating")).Point.GetHistogramSum());
        Assert.True(await host.Services.GetRequiredService<IConversationHistory>().RateAsync(new ConversationKey("c1"), turnId, 5));
        Assert.Equal(7, Assert.Single(metrics.Points("avatarkit.turn.rating")).Point.GetHistogramSum());
    }

    [Fact]
    public void Every_instrument_has_a_name_of_ours_a_unit_and_a_histogram_its_buckets()
    {
        List<Instrument> instruments = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == AvatarTelemetry.MeterName)
                {
                    instruments.Add(instrument);
                }
            },
        };
        listener.Start();
        foreach (Type type in typeof(AvatarTelemetry).Assembly.GetTypes()
            .Where(static type => type.Name.EndsWith("Metrics", StringComparison.Ordinal)))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        Assert.True(instruments.Count > 20);
        Assert.Equal(instruments.Count, instruments.Select(static instrument => instrument.Name).Distinct().Count());
        Assert.All(instruments, static instrument =>
        {
            Assert.Matches("^(avatarkit|gen_ai)\\.[a-z_.]+$", instrument.Name);
            Assert.Matches("^(s|1|USD|\\{[a-z]+\\})$", instrument.Unit!);
            Assert.NotEmpty(instrument.Description!);
            bool hasBuckets = instrument switch
            {
                Histogram<double> histogram => histogram.Advice?.HistogramBucketBoundaries?.Count > 0,
                Histogram<long> histogram => histogram.Advice?.HistogramBucketBoundaries?.Count > 0,
                Histogram<int> histogram => histogram.Advice?.HistogramBucketBoundaries?.Count > 0,
                _ => true,
            };
            Assert.True(hasBuckets, instrument.Name);
        });
    }
}
