using System.Text;
using BenchmarkDotNet.Attributes;

namespace AvatarKit.Benchmarks;

/// <summary>Cutting a stream of tokens into sentences and making them speakable, per token.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SegmentationBenchmarks
{
    private const int Tokens = 1_000;

    private readonly SegmentationOptions options = new();
    private readonly List<TextSegment> output = [];
    private string[] tokens = null!;

    [GlobalSetup]
    public void Setup()
    {
        const string Text = "Dr. Smith paid $3.50 for **two** tickets, e.g. at https://example.org/shop. It was 20 °C outside! ";
        string[] words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        tokens = [.. Enumerable.Range(0, Tokens).Select(i => words[i % words.Length] + " ")];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Tokens, Description = "StringBuilder.Append")]
    public int Append()
    {
        StringBuilder text = new();
        foreach (string token in tokens)
        {
            text.Append(token);
        }

        return text.Length;
    }

    [Benchmark(OperationsPerInvoke = Tokens, Description = "segment")]
    public int Segment()
    {
        output.Clear();
        SentenceSegmenter segmenter = new(options);
        foreach (string token in tokens)
        {
            segmenter.Append(token, output);
        }

        segmenter.Complete(output);
        return output.Count;
    }

    [Benchmark(OperationsPerInvoke = Tokens, Description = "segment and make speakable")]
    public int Speakable()
    {
        int length = 0;
        Segment();
        foreach (TextSegment segment in output)
        {
            length += SpeakableTextConverter.Convert(segment.Text, "en-US").Spoken.Length;
        }

        return length;
    }
}
