namespace AvatarKit;

/// <summary>What stands behind knowledge bases.</summary>
public static class KnowledgeBaseExtensions
{
    /// <summary>Finds what stands behind a knowledge base: itself, or one it wraps.</summary>
    /// <typeparam name="TService">The type that is asked for.</typeparam>
    /// <param name="knowledge">The knowledge base.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the knowledge base's; <see langword="null"/>: there is none.</returns>
    public static TService? GetService<TService>(this IKnowledgeBase knowledge, object? serviceKey = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return knowledge.GetService(typeof(TService), serviceKey) as TService;
    }
}
