namespace AvatarKit.Local;

/// <summary>Stands where no knowledge folder was named: nothing ever fits.</summary>
internal sealed class NoKnowledge : IKnowledgeBase
{
    public ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default) => new([]);
}
