using AvatarKit.Aws.Wire.Bedrock;
using AvatarKit.Testing;

namespace AvatarKit.Evaluation;

/// <summary>How long an interrupted turn's model goes on, and whether what it wrote until then is counted.</summary>
internal static class Interruptions
{
    private const double Goal = 50;
    private const int CountedWithin = 1;

    // As the emulator cuts it: a word with the space after it is a token.
    private static readonly string[] Words = [.. SampleCalls.Answer.Split(' ').Select(static word => word + ' ')];
    private static readonly EstimatedTokenCounter Tokens = new();

    public static async Task<bool> MeasureAsync(int turns)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Bedrock.RespondWith(SampleCalls.Answer);
        using BedrockRuntimeClient models = BedrockRuntimeClient.Create(SampleCalls.Settings(aws.Bedrock.Endpoint));
        List<Cut> engine = [];
        List<double> wire = [];
        for (int i = -1; i < turns; i++)
        {
            int after = 8 + (i % 10 * 3);
            Cut cut = await CutTurnAsync(aws, after);
            double bare = await CutStreamAsync(aws, models, after);
            if (i >= 0)
            {
                engine.Add(cut);
                wire.Add(bare);
            }
        }

        double[] times = [.. engine.Select(static cut => cut.Milliseconds)];
        Console.WriteLine($"\nFrom the cancellation until the emulated model sees the connection closed, {turns} turns:\n");
        Console.WriteLine("| | median | largest |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine($"| wire client, stream disposed | {MeasuredNumbers.Median(wire):0.0} ms | {wire.Max():0.0} ms |");
        Console.WriteLine($"| turn of the engine, enumeration cancelled | {MeasuredNumbers.Median(times):0.0} ms | {times.Max():0.0} ms |");
        bool isCounted = engine.TrueForAll(static cut => Math.Abs(cut.CountedTokens - cut.WrittenTokens) <= CountedWithin && cut.ModelUsd > 0);
        Console.WriteLine($"\ngoal: less than {Goal:0} ms: {(times.Max() < Goal ? "holds" : "missed")}");
        Console.WriteLine(
            $"tokens of the emulator sent until then: {engine.Sum(static cut => cut.SentTokens)}, by the engine's own estimate of that text "
                + $"{engine.Sum(static cut => cut.WrittenTokens)}; counted for the turns: {engine.Sum(static cut => cut.CountedTokens)}; "
                + $"model cost {engine.Sum(static cut => cut.ModelUsd):0.000000} USD");
        Console.WriteLine($"goal: each turn counts what was sent, within {CountedWithin} token: {(isCounted ? "holds" : "missed")}");
        return times.Max() < Goal && isCounted;
    }

    private static async Task<Cut> CutTurnAsync(EmulatedAws aws, int after)
    {
        int earlier = aws.Bedrock.Requests.Count;
        using var stop = new CancellationTokenSource();
        DateTimeOffset? at = null;
        TurnEnded? end = null;
        int pieces = 0;
        await foreach (AvatarResponseUpdate update
            in aws.Engine.GetStreamingResponseAsync(new AvatarRequest { Message = "Tell me about the lamp." }, stop.Token))
        {
            end = update as TurnEnded ?? end;
            if (update is TextDelta && ++pieces == after)
            {
                at = TimeProvider.System.GetUtcNow();
                await stop.CancelAsync();
            }
        }

        BedrockRequest request = aws.Bedrock.Requests[earlier];
        double milliseconds = await ClosedAfterAsync(request, at);
        return end is TurnInterrupted
            ? new Cut(milliseconds, request.OutputTokens, Tokens.Count(string.Concat(Words.Take(request.OutputTokens))),
                end.Usage.OutputTokens, end.Cost.ModelUsd ?? 0)
            : throw new InvalidOperationException($"The turn ended with {end?.GetType().Name ?? "nothing"} instead of being interrupted.");
    }

    private static async Task<double> CutStreamAsync(EmulatedAws aws, BedrockRuntimeClient models, int after)
    {
        int earlier = aws.Bedrock.Requests.Count;
        DateTimeOffset? at = null;
        using (ConverseStreamResponse response = await models.ConverseStreamAsync(SampleCalls.Converse<ConverseStreamRequest>()))
        {
            int pieces = 0;
            await foreach (ConverseStreamEvent one in response.ReadAsync())
            {
                if (one is ContentBlockDeltaEvent && ++pieces == after)
                {
                    break;
                }
            }

            at = TimeProvider.System.GetUtcNow();
        }

        return await ClosedAfterAsync(aws.Bedrock.Requests[earlier], at);
    }

    private static async Task<double> ClosedAfterAsync(BedrockRequest request, DateTimeOffset? at)
    {
        await request.Ended.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        return (request.ClientClosedAt - at)?.TotalMilliseconds ?? throw new InvalidOperationException("The model wrote its answer to the end.");
    }

    private sealed record Cut(double Milliseconds, int SentTokens, int WrittenTokens, long CountedTokens, decimal ModelUsd);
}
