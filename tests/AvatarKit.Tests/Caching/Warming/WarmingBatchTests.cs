using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Caching.Warming;

public sealed class WarmingBatchTests
{
    private const string Reset = "How do I reset my forgotten password?";
    private const string Invoice = "Where does a company download its invoices?";

    [Fact]
    public async Task A_batch_asks_no_model_and_its_answers_are_kept_at_half_the_price()
    {
        await using var host = new WarmingHost();
        List<WarmingProgress> collected = await host.WarmAsync([Reset, Reset, "Are you open today?"], new WarmingRun { CollectsBatch = true });
        BatchRequest request = collected[0].Request!;
        BatchAnswers answers = await AnswersAsync(new BatchAnswer(request.RecordId)
        {
            Text = "Click on the link.", Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5 },
        });

        WarmingProgress made = Assert.Single(await host.WarmAsync([Reset], new WarmingRun { BatchAnswers = answers }));
        AvatarResponse answer = await host.AskAsync(Reset);

        Assert.Equal(
            [WarmingOutcome.Collected, WarmingOutcome.AlreadyThere, WarmingOutcome.NotCacheable], collected.Select(static one => one.Outcome));
        Assert.Equal(("lite", "lite-model", Reset), (request.Tier, request.ModelId, request.Messages[^1].Text));
        Assert.Equal(
            (WarmingOutcome.Made, WarmingHost.AnswerUsd / 2, WarmingHost.AnswerUsd / 2),
            (made.Outcome, made.CostUsd!.Value, made.BatchSavedUsd!.Value));
        Assert.Equal(("Click on the link.", ResponseCacheHitKind.Exact), (answer.Text, answer.Cache!.Kind));
        Assert.Empty(host.Model.Calls);
    }

    [Fact]
    public async Task Answers_of_a_batch_are_kept_by_the_rules_of_all_answers()
    {
        await using var host = new WarmingHost();
        List<WarmingProgress> collected = await host.WarmAsync([Reset, Invoice], new WarmingRun { CollectsBatch = true });
        BatchAnswers answers = await AnswersAsync(
            new BatchAnswer(collected[0].Request!.RecordId) { Text = "I do not know." },
            new BatchAnswer(collected[1].Request!.RecordId) { CallsTools = true });

        List<WarmingProgress> done = await host.WarmAsync(
            [Reset, Invoice, "Which voices can an avatar have?"], new WarmingRun { BatchAnswers = answers });

        Assert.Equal([NotCachedReason.NotKnown, NotCachedReason.Tools, NotCachedReason.NotInBatch], done.Select(static one => one.Reason!.Value));
        Assert.Empty(host.Model.Calls);
        Assert.Null((await host.AskAsync(Invoice)).Cache);
    }

    [Fact]
    public async Task Tools_go_into_the_batch_and_none_is_called()
    {
        int called = 0;
        await using var host = new WarmingHost(avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(() => ++called, "count")));

        WarmingProgress collected = Assert.Single(await host.WarmAsync([Reset], new WarmingRun { CollectsBatch = true }));

        Assert.Equal(("count", 0), (Assert.Single(collected.Request!.Options.Tools!).Name, called));
    }

    [Fact]
    public async Task After_a_change_of_the_avatar_an_old_batch_does_not_answer()
    {
        BatchRequest request;
        await using (var before = new WarmingHost())
        {
            request = Assert.Single(await before.WarmAsync([Reset], new WarmingRun { CollectsBatch = true })).Request!;
        }

        await using var after = new WarmingHost(avatar: static profile => profile.Instructions = "Be brief.");
        BatchAnswers answers = await AnswersAsync(new BatchAnswer(request.RecordId) { Text = "Click on the link." });

        WarmingProgress refused = Assert.Single(await after.WarmAsync([Reset], new WarmingRun { BatchAnswers = answers }));

        Assert.Equal((WarmingOutcome.NotCacheable, NotCachedReason.NotInBatch), (refused.Outcome, refused.Reason!.Value));
    }

    [Fact]
    public async Task An_error_gives_way_to_an_answer_and_a_line_that_is_neither_is_named()
    {
        var format = new LineFormat();
        using var reader = new StringReader("""
            {"id":"A","error":"500"}

            {"id":"A","text":"Yes."}
            {"id":"A","error":"500"}
            """);
        using var broken = new StringReader("{\"id\":\"A\",\"text\":\"Yes.\"}\nmy password");

        BatchAnswers answers = await BatchFile.ReadAsync(reader, "results.jsonl", format);
        WarmingFileException refused = await Assert.ThrowsAsync<WarmingFileException>(() => BatchFile.ReadAsync(broken, "results.jsonl", format));

        Assert.Equal((1, "Yes.", 0.5m), (answers.Count, answers.Find("A")!.Text, answers.PriceFactor));
        Assert.Equal("results.jsonl(2): no result", refused.Message);
    }

    [Fact]
    public async Task Requests_are_written_a_line_each()
    {
        await using var writer = new StringWriter();
        var request = new BatchRequest { RecordId = BatchRequest.IdOf(CacheHash.Of(["a"])), Tier = "lite", Messages = [] };

        int count = await BatchFile.WriteAsync(writer, [request, request], new LineFormat());

        Assert.Equal((2, $"{request.RecordId}\n{request.RecordId}\n"), (count, writer.ToString()));
        Assert.Matches("^[0-9A-Z]{11}$", request.RecordId);
    }

    private static async Task<BatchAnswers> AnswersAsync(params BatchAnswer[] answers)
    {
        var format = new GivenFormat(answers);
        using var reader = new StringReader(string.Join('\n', Enumerable.Range(0, answers.Length)));
        return await BatchFile.ReadAsync(reader, "results", format);
    }

    private sealed class GivenFormat(BatchAnswer[] answers) : IBatchFormat
    {
        public decimal PriceFactor => 0.5m;

        public string Write(BatchRequest request) => throw new NotSupportedException();

        public BatchAnswer Read(string line) => answers[int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)];
    }

    private sealed class LineFormat : IBatchFormat
    {
        public decimal PriceFactor => 0.5m;

        public string Write(BatchRequest request) => request.RecordId;

        public BatchAnswer Read(string line)
        {
            try
            {
                JsonElement json = JsonDocument.Parse(line).RootElement;
                return new BatchAnswer(json.GetProperty("id").GetString()!)
                {
                    Text = json.TryGetProperty("text", out JsonElement text) ? text.GetString()! : "",
                    ErrorCode = json.TryGetProperty("error", out JsonElement error) ? error.GetString() : null,
                };
            }
            catch (JsonException)
            {
                throw new FormatException("no result");
            }
        }
    }
}
