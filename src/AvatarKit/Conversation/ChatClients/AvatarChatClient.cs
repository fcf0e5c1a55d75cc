using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>An engine as a chat client.</summary>
internal sealed class AvatarChatClient(IConversationEngine engine, AvatarChatClientOptions asked) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("avatarkit");

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var whole = new AvatarResponseBuilder();
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in StreamAsync(messages, options, whole, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
        }

        ChatResponse response = updates.ToChatResponse();
        response.RawRepresentation = whole.Build();
        return response;
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => StreamAsync(messages, options, whole: null, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType.IsInstanceOfType(this))
        {
            return this;
        }

        return serviceKey is null && serviceType == typeof(ChatClientMetadata) ? Metadata : engine.GetService(serviceType, serviceKey);
    }

    public void Dispose()
    {
        // The engine is its owner's.
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        AvatarResponseBuilder? whole,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        AvatarRequest request = ChatClientTurn.Read(messages, options, asked);
        var answer = new ChatClientAnswer(request.ConversationId);
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request, cancellationToken).ConfigureAwait(false))
        {
            whole?.Add(update);
            if (update is TurnInterrupted)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return answer.Read(update);
        }
    }
}
