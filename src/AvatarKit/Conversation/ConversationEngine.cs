namespace AvatarKit;

internal sealed class ConversationEngine(TurnServices services) : IConversationEngine
{
    public IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(AvatarRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new TurnStream(services, request, cancellationToken);
    }
}
