using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Evaluation;

/// <summary>A model that writes five sentences of ten words without delay, but waits at the gates before the first and before the last.</summary>
internal sealed class GatedModel(TurnGates? gates) : IChatClient
{
    private const int Sentences = 5;

    private static readonly string[] Words = ["The ", "voice ", "of ", "an ", "avatar ", "is ", "chosen ", "by ", "language ", "first. "];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await (gates?.BeginAsync(cancellationToken) ?? Task.CompletedTask);
        for (int sentence = 0; sentence < Sentences; sentence++)
        {
            if (sentence == Sentences - 1)
            {
                await (gates?.EndAsync(cancellationToken) ?? Task.CompletedTask);
            }

            foreach (string word in Words)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, word);
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
