namespace AvatarKit.Testing;

/// <summary>Finds one passage for whatever is asked, with the mark of the question in its title. Remembers nothing. Thread-safe.</summary>
internal sealed class TrialKnowledgeBase : IKnowledgeBase
{
    public ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new([new KnowledgePassage("Bicycles are lent for a day.", new SourceReference($"Handbook {TrialMark.In(query.Text)}"), 1)]);
    }
}
