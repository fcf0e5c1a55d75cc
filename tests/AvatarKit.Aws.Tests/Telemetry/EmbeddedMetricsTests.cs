using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Aws.Tests.Telemetry;

public sealed class EmbeddedMetricsTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeLogger<EmbeddedMetrics> log = new();

    /// <summary>A meter of the name that is listened to: what other tests measure meanwhile is told apart by its tags.</summary>
    private readonly Meter meter = new(AvatarTelemetry.MeterName);

    public void Dispose() => meter.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whole_turns_are_written_as_the_plans_metrics_and_by_option_as_all_others(bool all)
    {
        string model = "emf-model-" + all;
        using var output = new MemoryStream();
        var services = new ServiceCollection();
        services.AddAvatarChatbot()
            .ProvideKeyed<IChatClient>("lite", _ => new FakeChatClient(model))
            .ProvideKeyed<IChatClient>("pro", _ => new FakeChatClient(model))
            .ProvideKeyed<IChatClient>("premier", _ => new FakeChatClient(model))
            .UseEmbeddedMetrics(options => options.AllMetrics = all, output)
            .UseEmbeddedMetrics();
        await using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        IHostedService metrics = provider.GetServices<IHostedService>().OfType<EmbeddedMetrics>().Single();
        await metrics.StartAsync(default);

        await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(new AvatarRequest { Message = "Hello" });
        await metrics.StopAsync(default);

        List<JsonElement> documents = Documents(output);
        JsonElement taken = documents.Single(one => one.TryGetProperty("Model", out JsonElement name) && name.GetString() == model);
        Assert.Equal(JsonValueKind.Number, taken.GetProperty("AvatarGenerationTime").ValueKind);
        Assert.Equal("AvatarChatbot", Directive(taken).GetProperty("Namespace").GetString());
        Assert.Equal("""[["Model"]]""", Directive(taken).GetProperty("Dimensions").GetRawText());
        Assert.Contains(documents, static one => Values(one, "ConversationSuccess").Contains(1));
        Assert.Equal(all, documents.Any(static one => one.TryGetProperty("avatarkit.turn.first_speech", out _)));
        Assert.Equal(all, documents.Any(one => one.TryGetProperty("gen_ai.request.model", out JsonElement name) && name.GetString() == model));
    }

    [Fact]
    public async Task A_turn_that_failed_is_no_success_and_one_that_was_refused_counts_as_nothing()
    {
        using var output = new MemoryStream();
        using EmbeddedMetrics metrics = await StartAsync(output);
        Histogram<double> duration = meter.CreateHistogram<double>("avatarkit.turn.duration", "s");
        Counter<long> turns = meter.CreateCounter<long>("avatarkit.turns");

        duration.Record(1.5, new TagList { { "outcome", "completed" }, { "model", "ours" } });
        duration.Record(2.5, new TagList { { "outcome", "interrupted" }, { "model", "ours" } });
        duration.Record(9, new TagList { { "outcome", "failed" }, { "model", "ours" } });
        duration.Record(0.1, new TagList { { "outcome", "refused" }, { "model", "ours" } });
        turns.Add(1, new TagList { { "outcome", "failed" } });
        await metrics.FlushAsync(default);

        List<JsonElement> documents = Documents(output);
        JsonElement ours = documents.Single(static one => one.TryGetProperty("Model", out JsonElement name) && name.GetString() == "ours");
        Assert.Equal([1_500, 2_500], Values(ours, "AvatarGenerationTime"));
        Assert.Contains(documents, static one => Values(one, "ConversationSuccess").Contains(0));
        Assert.Equal(time.GetUtcNow().ToUnixTimeMilliseconds(), ours.GetProperty("_aws").GetProperty("Timestamp").GetInt64());
    }

    [Fact]
    public async Task What_no_document_can_hold_is_split_cut_or_left_out()
    {
        using var output = new MemoryStream();
        using EmbeddedMetrics metrics = await StartAsync(output, static options => options.AllMetrics = true);
        Histogram<double> odd = meter.CreateHistogram<double>("avatarkit.odd", "{thing}");
        var tags = new TagList { { "tag", "Größe\n" + new string('x', 5_000) }, { "empty", "" } };
        for (int i = 0; i < 12; i++)
        {
            tags.Add("more" + i, i);
        }

        odd.Record(double.NaN, tags);
        for (int i = 0; i < 250; i++)
        {
            odd.Record(i, tags);
        }

        await metrics.FlushAsync(default);

        JsonElement[] documents = [.. Documents(output).Where(static one => one.TryGetProperty("avatarkit.odd", out _))];
        Assert.Equal([100, 100, 50], documents.Select(static one => Values(one, "avatarkit.odd").Count));
        Assert.Equal("none", documents[0].GetProperty("empty").GetString());
    }

    [Fact]
    public async Task Measuring_never_waits_and_what_is_too_much_is_dropped_and_counted()
    {
        using var output = new MemoryStream();
        using EmbeddedMetrics metrics = await StartAsync(output, static options => options.MaxWaiting = 100);
        Histogram<double> duration = meter.CreateHistogram<double>("avatarkit.turn.duration", "s");

        for (int i = 0; i < 500; i++)
        {
            duration.Record(1, new TagList { { "outcome", "completed" }, { "model", "many" } });
        }

        await metrics.FlushAsync(default);

        List<JsonElement> documents = Documents(output);
        Assert.True(documents.Sum(static one => Values(one, "AvatarGenerationTime").Count) <= 100);
        Assert.True(documents.Sum(static one => Values(one, "MeasurementsDropped").Sum()) >= 400);
    }

    [Fact]
    public async Task A_stream_that_takes_nothing_or_breaks_holds_up_no_measurement_and_is_told_once()
    {
        using var output = new BrokenStream();
        using EmbeddedMetrics metrics = await StartAsync(output);
        Counter<long> turns = meter.CreateCounter<long>("avatarkit.turns");
        for (int i = 0; i < 3; i++)
        {
            turns.Add(1, new TagList { { "outcome", "completed" } });
            await metrics.FlushAsync(default);
        }

        Assert.Equal(
            "Metrics for CloudWatch could not be written (IOException); those of now are lost.", Assert.Single(log.Collector.GetSnapshot()).Message);
        output.Holds = true;
        turns.Add(1, new TagList { { "outcome", "completed" } });
        using var stop = new CancellationTokenSource();
        Task writing = metrics.FlushAsync(stop.Token);
        turns.Add(1, new TagList { { "outcome", "completed" } });
        Assert.False(writing.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
    }

    [Theory]
    [InlineData("", 10, 10_000, "Namespace")]
    [InlineData("no spaces", 10, 10_000, "Namespace")]
    [InlineData("AvatarChatbot", 0, 10_000, "Interval")]
    [InlineData("AvatarChatbot", 10, 1, "MaxWaiting")]
    public void What_cannot_be_is_refused_by_name(string space, int seconds, int waiting, string setting)
    {
        var options = new EmbeddedMetricsOptions { Namespace = space, Interval = TimeSpan.FromSeconds(seconds), MaxWaiting = waiting };

        string? failure = new EmbeddedMetricsOptionsValidator().Validate(null, options).FailureMessage;

        Assert.StartsWith("EmbeddedMetricsOptions." + setting, failure, StringComparison.Ordinal);
    }

    private async Task<EmbeddedMetrics> StartAsync(Stream output, Action<EmbeddedMetricsOptions>? configure = null)
    {
        var options = new EmbeddedMetricsOptions();
        configure?.Invoke(options);
        var metrics = new EmbeddedMetrics(options, output, time, log);
        await metrics.StartAsync(default);
        return metrics;
    }

    private static List<JsonElement> Documents(MemoryStream output)
        => [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(EmbeddedMetricSchema.Check)];

    private static JsonElement Directive(JsonElement document) => document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];

    private static List<double> Values(JsonElement document, string name) => !document.TryGetProperty(name, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static one => one.GetDouble())] : [value.GetDouble()];

    private sealed class BrokenStream : MemoryStream
    {
        public bool Holds { get; set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!Holds)
            {
                throw new IOException("Something secret.");
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }
}
