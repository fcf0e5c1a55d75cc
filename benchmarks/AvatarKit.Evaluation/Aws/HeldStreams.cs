using System.Globalization;
using AvatarKit.Aws;
using Microsoft.Extensions.AI;

namespace AvatarKit.Evaluation;

/// <summary><c>eval aws-hold bare|client STREAMS ENDPOINT</c>: opens streams that do not end, and prints what they take.</summary>
internal static class HeldStreams
{
    private const int WarmUps = 50;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [("bare" or "client") and string kind, string streams, string url])
        {
            Console.Error.WriteLine("eval aws-hold bare|client STREAMS ENDPOINT");
            return 2;
        }

        int count = int.Parse(streams, CultureInfo.InvariantCulture);
        using var bare = new BareHttp(new Uri(url));
        using var chat = new BedrockChatClient(
            SampleCalls.HeldModelId,
            new BedrockOptions { Region = "us-east-1", ServiceUrl = url.TrimEnd('/') },
            SampleCalls.Credentials);
        Func<Action, CancellationToken, Task> hold = kind == "bare"
            ? (started, token) => bare.HoldAsync($"/model/{SampleCalls.HeldModelId}/converse-stream", SampleCalls.ConverseBody, started, token)
            : async (started, token) => await HoldAsync(chat, started, token);
        await OpenAsync(WarmUps, hold);
        (long Set, long Heap) before = Read();
        (long Set, long Heap) after = await OpenAsync(count, hold);
        Console.WriteLine(new HeldMemory((double)(after.Set - before.Set) / count, (double)(after.Heap - before.Heap) / count));
        return 0;
    }

    private static async Task<(long Set, long Heap)> OpenAsync(int count, Func<Action, CancellationToken, Task> hold)
    {
        using var ending = new CancellationTokenSource();
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int waiting = count;
        void Started()
        {
            if (Interlocked.Decrement(ref waiting) == 0)
            {
                opened.TrySetResult();
            }
        }

        async Task RunAsync()
        {
            try
            {
                await hold(Started, ending.Token);
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                opened.TrySetException(exception);
            }
        }

        Task held = Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(RunAsync)));
        await opened.Task;

        // What came with the beginning is read by then.
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        (long Set, long Heap) memory = Read();
        await ending.CancelAsync();
        await held;
        return memory;
    }

    private static async Task HoldAsync(BedrockChatClient chat, Action started, CancellationToken cancellationToken)
    {
        bool isStarted = false;
        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync(SampleCalls.Messages, cancellationToken: cancellationToken))
        {
            if (!isStarted && update.Text.Length > 0)
            {
                isStarted = true;
                started();
            }
        }
    }

    private static (long Set, long Heap) Read()
    {
        long set = Environment.WorkingSet;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return (set, GC.GetTotalMemory(forceFullCollection: true));
    }
}
