using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Benchmarks;

/// <summary>What the engine itself costs a turn: providers take no time, so what is over the bare model's stream is the engine's.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 10, iterationCount: 10)]
public class TurnBenchmarks
{
    private InstantChatClient client = null!;
    private ServiceProvider services = null!;
    private IConversationEngine engine = null!;

    [Params(20, 100, 400)]
    public int Words { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        client = new InstantChatClient(Words);
        var collection = new ServiceCollection();
        collection.AddSingleton<ISpeechSynthesizer, InstantVoice>();
        collection.AddAvatarChatbot().UseChatClient(_ => client);
        services = collection.BuildServiceProvider();
        engine = services.GetRequiredService<IConversationEngine>();
    }

    [GlobalCleanup]
    public void Cleanup() => services.Dispose();

    [Benchmark(Baseline = true, Description = "bare IChatClient stream")]
    public async Task<int> Bare()
    {
        int count = 0;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "How do I choose a voice?")]))
        {
            count += update.Text.Length;
        }

        return count;
    }

    [Benchmark(Description = "engine, text")]
    public Task<int> Text() => RunAsync(AvatarOutputs.None);

    [Benchmark(Description = "engine, text + speech")]
    public Task<int> Speech() => RunAsync(AvatarOutputs.Speech);

    [Benchmark(Description = "engine, text + speech + face")]
    public Task<int> Face() => RunAsync(AvatarOutputs.All);

    private async Task<int> RunAsync(AvatarOutputs outputs)
    {
        int count = 0;
        await foreach (AvatarResponseUpdate _ in engine.GetStreamingResponseAsync(
            new AvatarRequest { Message = "How do I choose a voice?", Outputs = outputs }))
        {
            count++;
        }

        return count;
    }
}
