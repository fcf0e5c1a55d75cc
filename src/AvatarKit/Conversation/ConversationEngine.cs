namespace AvatarKit;

internal sealed class ConversationEngine(TurnStages stages, TurnFactory turns, EngineLog log) : IConversationEngine
{
    public IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(AvatarRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new TurnStream(stages, request, turns, log, cancellationToken);
    }
}
