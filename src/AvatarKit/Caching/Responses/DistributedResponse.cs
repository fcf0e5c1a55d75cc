namespace AvatarKit;

/// <summary>An answer as it is kept outside the process.</summary>
/// <param name="Scope">Whose it is.</param>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Response">The answer.</param>
/// <param name="Owner">The conversation it came up in.</param>
/// <param name="Made">When it was made.</param>
internal sealed record DistributedResponse(
    ResponseCacheScope Scope, string Question, CachedResponse Response, ConversationKey Owner, DateTimeOffset Made)
{
    public ResponseKey Key { get; } = new(Scope, QuestionText.Normalize(Question));
}
