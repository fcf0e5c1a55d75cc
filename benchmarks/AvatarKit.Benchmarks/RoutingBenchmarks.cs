using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Options;

namespace AvatarKit.Benchmarks;

/// <summary>A routing decision over a message of 2,000 characters, against only looking at each of them.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class RoutingBenchmarks
{
    private readonly AvatarChatbotOptions shadow = new();
    private ComplexityModelRouter shipped = null!;
    private ComplexityModelRouter calibrated = null!;
    private RouterCalibration calibration = null!;
    private ModelRoutingContext context = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        string text = string.Concat(Enumerable.Repeat(
            "Compare PostgreSQL and DynamoDB for 20,000 chats a day, weigh cost against latency, and write a migration plan in 5 steps. ",
            17))[..2_000];
        context = new ModelRoutingContext
        {
            Conversation = new ConversationKey("c"), Request = new AvatarRequest { Message = text }, Avatar = new AvatarProfile(), PriorTurns = 3,
        };
        shadow.Routing.Calibration.Mode = CalibrationMode.On;
        var scorer = new PromptComplexityScorer();
        calibration = new RouterCalibration(new Fixed(shadow), scorer, TimeProvider.System);
        shipped = new ComplexityModelRouter(scorer, new Fixed(new AvatarChatbotOptions()));
        calibrated = new ComplexityModelRouter(scorer, new Fixed(shadow), calibration);
        for (int i = 0; i < 300; i++)
        {
            string kind = i % 3 == 0 ? "warranty" : "parking";
            calibration.Observe(new RoutingOutcome
            {
                Message = $"Question {i} about the {kind}, please", Tier = "lite", Quality = i % 3 == 0 ? 0 : 1,
            });
        }

        if (await calibration.RetrainAsync() is { IsAccepted: false } report)
        {
            throw new InvalidOperationException(report.Reason);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => calibration.Dispose();

    [Benchmark(Baseline = true, Description = "count the letters")]
    public int Letters()
    {
        int count = 0;
        foreach (char c in context.Message)
        {
            if (char.IsLetter(c))
            {
                count++;
            }
        }

        return count;
    }

    [Benchmark(Description = "decide by the shipped weights")]
    public ValueTask<ModelRoute> Shipped() => shipped.RouteAsync(context);

    [Benchmark(Description = "decide by a calibration")]
    public ValueTask<ModelRoute> Calibrated() => calibrated.RouteAsync(context);

    private sealed class Fixed(AvatarChatbotOptions value) : IOptionsMonitor<AvatarChatbotOptions>
    {
        public AvatarChatbotOptions CurrentValue => value;

        public AvatarChatbotOptions Get(string? name) => value;

        public IDisposable? OnChange(Action<AvatarChatbotOptions, string?> listener) => null;
    }
}
