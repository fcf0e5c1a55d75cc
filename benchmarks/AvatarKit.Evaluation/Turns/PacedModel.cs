using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Evaluation;

/// <summary>A model that writes the same answer at an even pace, and knows when each call's first sentence was complete. Thread-safe.</summary>
/// <remarks>A token is a word with the space after it. Tokens come at fixed times from the call on: a late one does not delay the next.</remarks>
internal sealed class PacedModel : IChatClient
{
    private readonly string[] tokens;
    private readonly TimeSpan perToken;
    private readonly int sentenceEnd;
    private readonly ConcurrentDictionary<string, long> sentenceEnds = new();

    public PacedModel(string answer, double tokensPerSecond)
    {
        tokens = [.. answer.Split(' ').Select(static word => word + " ")];
        perToken = TimeSpan.FromSeconds(1 / tokensPerSecond);
        sentenceEnd = Array.FindIndex(tokens, static token => token.EndsWith(". ", StringComparison.Ordinal));
    }

    /// <summary>The timestamp at which the first sentence of the answer to a message was complete. Given once.</summary>
    public long TakeSentenceEnd(string message) => sentenceEnds.TryRemove(message, out long timestamp)
        ? timestamp
        : throw new InvalidOperationException($"The model has not written a sentence for '{message}'.");

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long start = TimeProvider.System.GetTimestamp();
        string message = messages.Last(static one => one.Role == ChatRole.User).Text;
        for (int i = 0; i < tokens.Length; i++)
        {
            await Pace.UntilAsync(start, (i + 1) * perToken, cancellationToken);
            if (i == sentenceEnd)
            {
                sentenceEnds[message] = TimeProvider.System.GetTimestamp();
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, tokens[i]);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
