using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Benchmarks;

/// <summary>A model that takes no time: the same words again, one update each.</summary>
internal sealed class InstantChatClient(int words) : IChatClient
{
    private static readonly string[] Vocabulary = ["The ", "voice ", "of ", "an ", "avatar ", "is ", "chosen ", "by ", "language ", "first. "];

    private readonly ChatResponseUpdate[] updates =
    [
        .. Enumerable.Range(0, words).Select(i => new ChatResponseUpdate(ChatRole.Assistant, Vocabulary[i % Vocabulary.Length])),
        new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 50, OutputTokenCount = words })]),
    ];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (ChatResponseUpdate update in updates)
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
