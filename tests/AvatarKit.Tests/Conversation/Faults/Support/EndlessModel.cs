using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A model that goes on for ever, or until the test must give up on whoever reads it.</summary>
internal sealed class EndlessModel(Func<int, AIContent?> content, int limit, string? beginning = null) : IChatClient
{
    private int given;

    /// <summary>How many updates were read, of the call of which most were.</summary>
    public int Given => Volatile.Read(ref given);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (beginning is not null)
        {
            yield return Update(new TextContent(beginning));
        }

        for (int i = 0; i < limit; i++)
        {
            if (i % 256 == 0)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }

            Volatile.Write(ref given, Math.Max(given, i + 1));
            yield return Update(content(i));
        }
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static ChatResponseUpdate Update(AIContent? content)
        => new() { Role = ChatRole.Assistant, ModelId = "endless", Contents = content is null ? [] : [content] };
}
