namespace AvatarKit.Testing;

internal sealed class ChaosKnowledgeBase(IKnowledgeBase inner, ChaosCalls calls) : DelegatingKnowledgeBase(inner)
{
    public override ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.SearchAsync(query, cancellationToken), cancellationToken);
}
