using BenchmarkDotNet.Attributes;

namespace AvatarKit.Benchmarks;

/// <summary>Scoring a prompt's complexity, against only looking at each of its characters.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ScoringBenchmarks
{
    private readonly PromptComplexityScorer scorer = new();

    [ParamsSource(nameof(Prompts))]
    public Prompt Text { get; set; } = null!;

    public static IEnumerable<Prompt> Prompts =>
    [
        new("greeting", "Hello there!"),
        new("question", "Which plan should I take if I travel twice a month and want to be able to cancel?"),
        new(
            "task",
            string.Concat(Enumerable.Repeat(
                "Compare PostgreSQL and DynamoDB for a chat history, weigh cost against latency, and write a migration plan in five steps. ",
                5))),
    ];

    [Benchmark(Baseline = true, Description = "count the letters")]
    public int Letters()
    {
        int count = 0;
        foreach (char c in Text.Text)
        {
            if (char.IsLetter(c))
            {
                count++;
            }
        }

        return count;
    }

    [Benchmark(Description = "score")]
    public double Score() => scorer.Score(new ComplexityInput(Text.Text, 3)).Value;

    public sealed record Prompt(string Name, string Text)
    {
        public override string ToString() => Name;
    }
}
