namespace AvatarKit;

/// <summary>Finds passages that answers can rest on.</summary>
/// <remarks>Implementations are safe for concurrent use. An answer with no passage means that nothing fits, not that something failed.</remarks>
public interface IKnowledgeBase
{
    /// <summary>Searches.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The fitting passages, best first; empty when nothing fits.</returns>
    /// <exception cref="KnowledgeException">The knowledge base cannot be opened or searched.</exception>
    ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default);

    /// <summary>Finds what stands behind this knowledge base: itself, or one it wraps.</summary>
    /// <param name="serviceType">The type that is asked for.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the knowledge base's; <see langword="null"/>: there is none.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
