using System.Collections.Concurrent;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Whatever fails, every turn has one ending, and no task is left with an exception nobody saw.</summary>
[Collection(nameof(ChaosCollection))]
public sealed class ChaosTests
{
    private const int Seed = 4_711;

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Turns_end_once_and_leave_no_exception_unobserved(bool withFaults)
    {
        Collect();
        var unobserved = new ConcurrentQueue<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, lost) => unobserved.Enqueue(lost.Exception);
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            await RunAsync(withFaults).WaitAsync(Guard);
            Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }

        Assert.True(unobserved.IsEmpty, $"{unobserved.Count} unobserved, the first: {unobserved.FirstOrDefault()}");
    }

    private static async Task RunAsync(bool withFaults)
    {
        var chaos = new Chaos(Seed);
        await using var host = new EngineHost(
            options =>
            {
                FaultOptions.SetTimes(options);
                FaultOptions.StoreSpeech(options);
                FaultOptions.SetShortHistory(options);
            },
            services =>
            {
                if (!withFaults)
                {
                    services.AddAssets(new FakeAssetStore()).AddRenderer(new FakeAvatarRenderer());
                    return;
                }

                foreach (string tier in (string[])["lite", "pro", "premier"])
                {
                    services.AddKeyedSingleton(
                        tier, chaos.Around<IChatClient>(new FakeChatClient(tier).RespondWith(FaultScene.TwoSentences), "model"));
                }

                services
                    .AddAssets(chaos.Around<IAssetStore>(new FakeAssetStore(), "asset store"))
                    .AddRenderer(chaos.Around<IAvatarRenderer>(new FakeAvatarRenderer(), "renderer"))
                    .AddSingleton(chaos.Around<ISpeechSynthesizer>(new FakeSpeechSynthesizer(), "voice"))
                    .AddSingleton(chaos.Around<ILipSync>(new FakeLipSync(), "lip sync"))
                    .AddSingleton(chaos.Around<IKnowledgeBase>(new FakeKnowledgeBase(), "knowledge base"))
                    .AddSingleton(chaos.Around<IConversationStore>(new FakeConversationStore(), "conversation store"));
            });
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await AskAsync(host, i));
    }

    private static async Task AskAsync(EngineHost host, int turn)
    {
        var random = new Random((Seed * 397) ^ turn);
        AvatarOutputs outputs = random.Next(4) switch
        {
            0 => AvatarOutputs.None,
            1 => AvatarOutputs.Speech,
            2 => AvatarOutputs.All,
            _ => AvatarOutputs.All | AvatarOutputs.Video,
        };
        int leaveAfter = random.Next(4) == 0 ? random.Next(6) : int.MaxValue;
        int interruptAfter = random.Next(4) == 0 ? random.Next(6) : int.MaxValue;
        using var interrupt = new CancellationTokenSource();
        int read = 0;
        int endings = 0;
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(
            EngineHost.Ask($"Turn {turn}", conversation: $"c{turn % 200}", outputs: outputs), interrupt.Token))
        {
            endings += update is TurnEnded ? 1 : 0;
            if (++read > leaveAfter)
            {
                return;
            }

            if (read > interruptAfter)
            {
                await interrupt.CancelAsync();
            }
        }

        Assert.Equal(1, endings);
    }

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
