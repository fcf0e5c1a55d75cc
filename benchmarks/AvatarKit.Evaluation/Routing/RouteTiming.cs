using System.Globalization;
using Microsoft.Extensions.Options;

namespace AvatarKit.Evaluation;

/// <summary><c>eval route-time</c>: every single decision timed, over messages of 2,000 characters; the goal is less than 50 µs at p95.</summary>
internal static class RouteTiming
{
    private const int Warm = 20_000;
    private const int Timed = 50_000;
    private const double Goal = 50;

    public static async Task<int> RunAsync()
    {
        string text = string.Concat(Enumerable.Repeat(
            "Compare PostgreSQL and DynamoDB for 20,000 chats a day, weigh cost against latency, and write a migration plan in 5 steps. ",
            17))[..2_000];
        var context = new ModelRoutingContext
        {
            Conversation = new ConversationKey("c"), Request = new AvatarRequest { Message = text }, Avatar = new AvatarProfile(), PriorTurns = 3,
        };
        var learning = new AvatarChatbotOptions();
        learning.Routing.Calibration.Mode = CalibrationMode.On;
        learning.Routing.Calibration.RetrainAfter = 0;
        learning.Routing.TargetStrongShare = 0.3;
        var scorer = new PromptComplexityScorer();
        using var calibration = new RouterCalibration(new FixedOptions(learning), scorer, TimeProvider.System);
        for (int i = 0; i < 300; i++)
        {
            string kind = i % 3 == 0 ? "warranty" : "parking";
            calibration.Observe(new RoutingOutcome
            {
                Message = $"Question {i} about the {kind}, please", Tier = "lite", Quality = i % 3 == 0 ? 0 : 1,
            });
        }

        CalibrationReport report = await calibration.RetrainAsync();
        Console.WriteLine($"calibration: {report.Reason}");
        bool holds = await MeasureAsync("shipped weights", new ComplexityModelRouter(scorer, new FixedOptions(new AvatarChatbotOptions())), context);
        var calibrated = new ComplexityModelRouter(scorer, new FixedOptions(learning), calibration);
        return await MeasureAsync("calibrated", calibrated, context) && holds ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(string name, ComplexityModelRouter router, ModelRoutingContext context)
    {
        TimeProvider time = TimeProvider.System;
        double[] microseconds = new double[Timed];
        for (int i = 0; i < Warm + Timed; i++)
        {
            long start = time.GetTimestamp();
            await router.RouteAsync(context);
            if (i >= Warm)
            {
                microseconds[i - Warm] = time.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        double p95 = MeasuredNumbers.Quantile(microseconds, 0.95);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: p50 {MeasuredNumbers.Median(microseconds):0.0} µs, p95 {p95:0.0} µs, "
                + $"p99 {MeasuredNumbers.Quantile(microseconds, 0.99):0.0} µs"));
        return p95 < Goal;
    }

    private sealed class FixedOptions(AvatarChatbotOptions value) : IOptionsMonitor<AvatarChatbotOptions>
    {
        public AvatarChatbotOptions CurrentValue => value;

        public AvatarChatbotOptions Get(string? name) => value;

        public IDisposable? OnChange(Action<AvatarChatbotOptions, string?> listener) => null;
    }
}
