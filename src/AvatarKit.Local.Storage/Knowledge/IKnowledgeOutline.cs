namespace AvatarKit.Local;

/// <summary>A knowledge base that can say what it is about.</summary>
internal interface IKnowledgeOutline
{
    ValueTask<IReadOnlyList<string>> GetTitlesAsync(int count, CancellationToken cancellationToken);
}
