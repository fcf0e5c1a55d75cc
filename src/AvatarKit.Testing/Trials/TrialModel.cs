using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Testing;

/// <summary>A model that answers at once in three short sentences, each with the mark of the message. Remembers nothing. Thread-safe.</summary>
internal sealed class TrialModel(string tier) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("trial", defaultModelId: $"trial-{tier}");

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        string mark = TrialMark.In(messages.LastOrDefault(static one => one.Role == ChatRole.User)?.Text ?? "");
        string[] parts = [$"Here is ", mark, ". It is about ", $"{mark} ", "and nothing else. ", "That was ", $"{mark}."];
        await Task.Yield();
        foreach (string part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, part) { ModelId = metadata.DefaultModelId };
        }

        var usage = new UsageDetails { InputTokenCount = 40, OutputTokenCount = 20, TotalTokenCount = 60 };
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(usage)]) { FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(ChatClientMetadata) ? metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
    }
}
