using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Samples.Console;

/// <summary>A model that is none: it says the same each time, after a time of its own, and counts tokens as if it had thought.</summary>
internal sealed class SimulatedModel(string model, int milliseconds) : IChatClient
{
    private static readonly string[] Words = ["This ", "is ", "what ", "a ", "simulated ", "model ", "has ", "to ", "say."];

    private readonly ChatClientMetadata metadata = new("simulated", defaultModelId: model);
    private int calls;

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int call = Interlocked.Increment(ref calls);
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds + (call % 7)), TimeProvider.System, cancellationToken);
        foreach (string word in Words)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word);
        }

        var usage = new UsageDetails { InputTokenCount = 600 + (call % 11 * 20), OutputTokenCount = 80 + (call % 13 * 5) };
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(usage)]);
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null)
        => serviceKey is not null ? null : serviceType == typeof(ChatClientMetadata) ? metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
