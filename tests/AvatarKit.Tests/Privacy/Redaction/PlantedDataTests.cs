using System.Diagnostics;
using System.Diagnostics.Metrics;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Tests.Privacy.Redaction;

/// <summary>Personal data is planted in a conversation, and looked for wherever it must not come to. Alone: it listens to every span and metric.
/// </summary>
[Collection(Alone.Name)]
public sealed class PlantedDataTests
{
    private static readonly string[] Planted = ["4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "ann.lee@planted.example", "+49 30 90182055"];

    // Parts of them, however they are written.
    private static readonly string[] Traces =
        ["4111 1111", "41111111", "1111 1111", "3704 0044", "0532 0130", "ann.lee", "planted.example", "30 9018", "90182055"];

    [Fact]
    public async Task It_reaches_neither_model_nor_store_nor_log_nor_span_nor_metric_nor_exception()
    {
        List<string> telemetry = [];
        using ActivityListener spans = ListenToSpans(telemetry);
        using MeterListener metrics = ListenToMetrics(telemetry);
        string? toolWasGiven = null;
        await using var host = new EngineHost(
            options =>
            {
                options.History.MaxTokens = 200;
                options.History.ShowToolCalls = true;
            },
            services => services.Configure<RedactionOptions>(static options => options.Model = options.Store = options.Logs = true),
            avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(
                (string text) =>
                {
                    toolWasGiven = text;
                    return text.Contains("fail", StringComparison.Ordinal) ? throw new InvalidOperationException(text) : $"It is {text}.";
                },
                "note")),
            build: static builder => builder.UseResponseCache());
        Script(host.Lite);
        host.Pro.FailWith(new HttpRequestException("Broken."));
        List<AvatarResponse> responses = [];
        for (int round = 0; round < 4; round++)
        {
            foreach (string value in Planted)
            {
                responses.Add(await host.Engine.GetResponseAsync(EngineHost.Ask($"Note this: {value}", $"t{responses.Count}")));
            }
        }

        responses.Add(await host.Engine.GetResponseAsync(EngineHost.Ask($"Note fail {Planted[0]} {Planted[2]}", "failing tool")));
        responses.Add(await host.Engine.GetResponseAsync(EngineHost.Ask($"Break {Planted[1]} {Planted[3]}", "broken")));
        responses.Add(await host.Engine.GetResponseAsync(EngineHost.Ask($"Another {Planted[1]}", "t0")));
        await InterruptAsync(host, $"Tell me about {Planted[2]} and {Planted[0]}");

        Assert.Contains("4111", toolWasGiven, StringComparison.Ordinal);
        Assert.All(
            responses.Take(16), static response => Assert.Contains(Planted, value => response.Text.Contains(value, StringComparison.Ordinal)));
        Assert.Equal(["model.failed", "turn.id_reused"], responses.Skip(17).Select(static response => response.Error?.Code));
        AssertClean("model", host.Lite.Calls.Concat(host.Pro.Calls).Concat(host.Premier.Calls).SelectMany(SeenBy));
        AssertClean("store", await StoredAsync(host));
        AssertClean("log", host.Logs.GetSnapshot().SelectMany(WrittenIn));
        AssertClean("telemetry", telemetry);
        AssertClean("exceptions", responses.Where(static response => response.Error is not null).SelectMany(TextsOf));
        Assert.NotEmpty(telemetry);
        Assert.Contains(host.Logs.GetSnapshot(), static log => log.Message.Contains("[card-", StringComparison.Ordinal));
    }

    private static void Script(FakeChatClient model)
    {
        model.When(static call => call.LastUserText.StartsWith("Break", StringComparison.Ordinal)).FailWith(new HttpRequestException("Broken."));
        model.When(static call => call.LastUserText.StartsWith("Note", StringComparison.Ordinal) && call.Messages[^1].Role != ChatRole.Tool)
            .RespondWith(static call => new FakeChatResponse().CallTool("note", new Dictionary<string, object?> { ["text"] = call.LastUserText }));
        model.When(static _ => true).RespondWith(static call => call.AllText.Length > 20_000 ? "Too long." : $"I know: {call.LastUserText}");
    }

    private static async Task InterruptAsync(EngineHost host, string message)
    {
        using var stop = new CancellationTokenSource();
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(message, "interrupted"), stop.Token))
        {
            if (update is SpeechSegment)
            {
                await stop.CancelAsync();
            }
        }
    }

    private static IEnumerable<string> SeenBy(FakeChatCall call) => call.Messages.SelectMany(static message => message.Contents).Select(
        static content => content switch
        {
            TextContent text => text.Text,
            FunctionCallContent tool => string.Join(' ', tool.Arguments!.Values),
            FunctionResultContent result => $"{result.Result} {result.Exception?.Message}",
            _ => "",
        });

    private static async Task<IEnumerable<string>> StoredAsync(EngineHost host)
    {
        using var exported = new MemoryStream();
        await host.Services.GetRequiredService<IConversationHistory>().ExportAsync("default", "anonymous", exported);
        string written = string.Join(
            '\n', host.Store.Calls.Select(static call => $"{call.Start?.Message} {call.Result?.Answer} {call.Summary?.Text}"));
        return [System.Text.Encoding.UTF8.GetString(exported.ToArray()), written];
    }

    private static IEnumerable<string> WrittenIn(FakeLogRecord log)
        => [log.Message, log.Exception?.ToString() ?? "", .. log.StructuredState?.Select(static pair => $"{pair.Key}={pair.Value}") ?? []];

    private static IEnumerable<string> TextsOf(AvatarResponse response)
        => [response.Error!.Message, response.Error.Exception?.ToString() ?? "", .. response.Warnings.Select(static warning => warning.Message)];

    private static void AssertClean(string place, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        Assert.NotEmpty(all);
        foreach (string text in all)
        {
            string? found = Array.Find(Traces, trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase));
            Assert.True(found is null, $"{place} has '{found}': {text}");
        }
    }

    private static ActivityListener ListenToSpans(List<string> telemetry)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (telemetry)
                {
                    telemetry.Add($"{span.DisplayName} {span.StatusDescription}");
                    telemetry.AddRange(span.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"));
                    telemetry.AddRange(span.Events.SelectMany(static each => each.Tags).Select(static tag => $"{tag.Key}={tag.Value}"));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener ListenToMetrics(List<string> telemetry)
    {
        var listener = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Note(value, tags));
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Note(value, tags));
        listener.Start();
        return listener;

        void Note<T>(T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (telemetry)
            {
                foreach (KeyValuePair<string, object?> tag in tags)
                {
                    telemetry.Add($"{tag.Key}={tag.Value}");
                }
            }
        }
    }
}
