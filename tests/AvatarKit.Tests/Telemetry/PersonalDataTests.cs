using System.Diagnostics;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using AvatarKit.Tests.Conversation.Sessions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace AvatarKit.Tests.Telemetry;

/// <summary>Nothing that a person said, and no name of a person, stands in a span, a metric, a log above Trace or an error.</summary>
[Collection(Alone.Name)]
public sealed class PersonalDataTests
{
    /// <summary>Planted wherever a person, a model, a page or a provider can put text.</summary>
    private const string Planted = "Zebulon-Quartermaine";

    private const string Sentence = $"I am {Planted}, my card is 4111111111111111.";

    [Fact]
    public async Task Whole_turns_with_planted_personal_data_leave_none_of_it_behind()
    {
        using var trace = new RecordedTrace();
        using var metrics = new RecordedMetrics();
        List<string> seen = [];
        foreach (Func<EngineHost, AvatarRequest> scene in Scenes())
        {
            await using var host = new EngineHost(
                options =>
                {
                    options.Telemetry.SpeechSpans = true;
                    options.Resilience.Model.Retries = 1;
                },
                services => services.AddSingleton<IKnowledgeBase>(
                    new FakeKnowledgeBase().RespondWith([new(Sentence, new SourceReference(Planted) { Location = Planted }, 0.9)])),
                avatar: static profile => profile.Tools.Add(AIFunctionFactory.Create((string name) => Sentence, "lookup")),
                build: static builder => builder.UseResponseCache());
            AvatarResponse response = await host.Engine.GetResponseAsync(scene(host));
            seen.AddRange(LogsOf(host));
            seen.AddRange(response.Warnings.Select(static warning => warning.Message));
            seen.Add(response.Error?.Message ?? "");
            if (response.Error?.Exception is AvatarKitException known)
            {
                seen.Add(known.Message);
            }
        }

        await TalkAsync();
        seen.AddRange(trace.Spans.SelectMany(TextsOf));
        seen.AddRange(metrics.Read().SelectMany(TextsOf));

        Assert.True(seen.Count > 200, "Little was seen.");
        Assert.Contains(seen, static text => text.Contains("503", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, static text => text.Contains("Zebulon", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(seen, static text => text.Contains("4111", StringComparison.Ordinal));
    }

    private static IEnumerable<Func<EngineHost, AvatarRequest>> Scenes()
    {
        var foreign = new HttpRequestException(Sentence, null, System.Net.HttpStatusCode.ServiceUnavailable);
        yield return static host =>
        {
            host.Lite.RespondWith(new FakeChatResponse().CallTool("lookup", new Dictionary<string, object?> { ["name"] = Planted }))
                .RespondWith(new FakeChatResponse().Text(Sentence).Cite(Planted, new Uri("https://example.org/" + Planted)).Usage(10, 5));
            return Ask();
        };
        yield return host =>
        {
            // The first tier fails with what the person said, the next one answers, and the voice fails with it too.
            host.Lite.FailWith(foreign);
            host.Pro.RespondWith(Sentence);
            host.Voice.FailWith(foreign);
            return Ask();
        };
        yield return host =>
        {
            host.Lite.FailWith(foreign);
            host.Pro.FailWith(new InvalidOperationException(Sentence, foreign));
            host.Premier.RespondWith(new FakeChatResponse().Text("Half. And ").FailWith(new IOException(Sentence)));
            return Ask();
        };
        yield return host =>
        {
            host.Lite.When(_ => true).FailWith(foreign);
            host.Pro.When(_ => true).FailWith(foreign);
            host.Premier.When(_ => true).FailWith(foreign);
            return Ask();
        };
        yield return host =>
        {
            host.Store.On(ConversationStoreOperation.GetWindow).FailWith(foreign).FailWith(foreign).FailWith(foreign).FailWith(foreign);
            return Ask();
        };
        yield return static _ => Ask() with { Locale = Planted + " " + Planted };
        yield return static _ => Ask() with { TurnId = Sentence + "\n" };
        yield return static _ => Ask() with { UserId = Sentence };
        yield return static _ => Ask() with { AvatarId = Planted };
        yield return static _ => Ask() with { Tier = Planted };
        yield return static _ => Ask() with { Tags = [Planted, Sentence] };
        yield return static _ => Ask() with { Verbatim = Sentence };
    }

    private static AvatarRequest Ask() => new()
    {
        Message = Sentence, UserId = Planted, TenantId = Planted, ConversationId = Planted, TurnId = null, Outputs = AvatarOutputs.All,
    };

    private static async Task TalkAsync()
    {
        await using var host = new SessionHost(realEngine: true);
        host.Model.RespondWith(Sentence);
        await using AvatarSession session = await host.OpenAsync(
            new SessionRequest { ConversationId = Planted, UserId = Planted, TenantId = Planted });
        await using var client = new SessionReader(session);
        string turnId = session.Say(Sentence);
        await client.WaitAsync(static reader => reader.HasEnded);
        session.ReportPlayback(turnId, 0, TimeSpan.FromMilliseconds(40));
        await session.RateAsync(turnId, new TurnRating { Score = 1, Comment = Sentence, RatedAt = host.Time.GetUtcNow() });
        session.Interrupt();
    }

    private static IEnumerable<string> LogsOf(EngineHost host)
        => host.Logs.GetSnapshot().Where(static entry => entry.Level > LogLevel.Trace).SelectMany(static entry => (string[])
            [
                entry.Message, entry.Exception?.ToString() ?? "", .. (entry.StructuredState ?? []).Select(static pair => pair.Value ?? ""),
                .. entry.Scopes.Select(static scope => scope?.ToString() ?? ""),
            ]);

    private static IEnumerable<string> TextsOf(Activity span) =>
    [
        span.DisplayName, span.OperationName, span.StatusDescription ?? "", span.TraceStateString ?? "",
        .. span.TagObjects.SelectMany(TextsOf),
        .. span.Baggage.SelectMany(static pair => (string[])[pair.Key, pair.Value ?? ""]),
        .. span.Events.SelectMany(static one => one.Tags.SelectMany(TextsOf).Prepend(one.Name)),
        .. span.Links.SelectMany(static link => (link.Tags ?? []).SelectMany(TextsOf)),
    ];

    private static IEnumerable<string> TextsOf(Metric metric)
    {
        List<string> texts = [metric.Name, metric.Description, metric.Unit];
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            texts.AddRange(RecordedMetrics.TagsOf(point).SelectMany(TextsOf));
        }

        return texts;
    }

    private static IEnumerable<string> TextsOf(KeyValuePair<string, object?> tag)
        => tag.Value is string[] many
            ? [tag.Key, .. many]
            : [tag.Key, Convert.ToString(tag.Value, System.Globalization.CultureInfo.InvariantCulture)!];
}
