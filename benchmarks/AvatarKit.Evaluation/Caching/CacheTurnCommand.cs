using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Evaluation;

/// <summary><c>eval cache-turn</c>: how soon a turn is heard whose answer and speech are kept, beside the turns that made them.</summary>
internal static class CacheTurnCommand
{
    private const int WarmUp = 100;
    private const double GoalMilliseconds = 10;

    private static readonly string[] Questions =
    [
        .. "reset change open close cancel renew print share order pay".Split(' ')
            .SelectMany(static verb => "password card invoice ticket".Split(' ').Select(thing => $"How do I {verb} the {thing} of my account?")),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (CacheArguments.Read(arguments, "cache-turn", "--turns", "--seed") is not { } given)
        {
            return 2;
        }

        int turns = given.Count("--turns", 2_000);
        var random = new Random(given.Count("--seed", 1));
        await using EmulatedAws aws = await EmulatedAws.StartAsync(static builder => builder.UseResponseCache());
        aws.Bedrock.RespondWith(static request => $"{request.LastUserText} That takes a minute: open your account, and choose it in the list.");
        List<double> made = [];
        foreach (string question in Questions)
        {
            made.Add((await AskAsync(aws.Engine, question)).Milliseconds);
        }

        List<double> kept = [];
        int hits = 0;
        for (int i = 0; i < WarmUp + turns; i++)
        {
            (double milliseconds, bool isHit) = await AskAsync(aws.Engine, Questions[random.Next(Questions.Length)]);
            if (i >= WarmUp)
            {
                kept.Add(milliseconds);
                hits += isHit ? 1 : 0;
            }
        }

        string load = await MachineLoad.ReadAsync();
        Console.WriteLine($"{Environment.ProcessorCount} cores, load average {load}; {hits} of {turns} turns from the cache");
        Console.WriteLine("\n| from the request to the first sound | turns | p50 | p95 | p99 |\n|---|---|---|---|---|");
        Show("answer and speech are made", made);
        Show("both are kept", kept);
        return hits == turns && MeasuredNumbers.Quantile(kept, 0.95) < GoalMilliseconds ? 0 : 1;
    }

    private static async Task<(double Milliseconds, bool IsHit)> AskAsync(IConversationEngine engine, string question)
    {
        var request = new AvatarRequest { Message = question, UserId = Guid.NewGuid().ToString("N"), Outputs = AvatarOutputs.Speech };
        long since = TimeProvider.System.GetTimestamp();
        double heard = double.NaN;
        bool isHit = false;
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request))
        {
            if (double.IsNaN(heard) && update is SpeechSegment { Audio.IsEmpty: false })
            {
                heard = TimeProvider.System.GetElapsedTime(since).TotalMilliseconds;
            }

            isHit |= update is TurnCompleted { Cache: not null };
        }

        return double.IsNaN(heard) ? throw new InvalidOperationException("A turn was not heard.") : (heard, isHit);
    }

    private static void Show(string what, List<double> milliseconds)
        => Console.WriteLine($"| {what} | {milliseconds.Count} | {At(milliseconds, 0.5)} | {At(milliseconds, 0.95)} | {At(milliseconds, 0.99)} |");

    private static string At(List<double> milliseconds, double share)
        => string.Create(CultureInfo.InvariantCulture, $"{MeasuredNumbers.Quantile(milliseconds, share):0.00} ms");
}
