using Microsoft.Extensions.AI;

namespace AvatarKit.Testing;

internal sealed class ChaosChatClient(IChatClient inner, ChaosCalls calls) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await calls.CallAsync(
            () => new ValueTask<ChatResponse>(InnerClient.GetResponseAsync(messages, options, cancellationToken)), cancellationToken)
            .ConfigureAwait(false);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => calls.StreamAsync(() => InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken), spoil: null, cancellationToken);
}
