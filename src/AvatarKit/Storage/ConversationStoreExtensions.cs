namespace AvatarKit;

/// <summary>What stands behind conversation stores.</summary>
public static class ConversationStoreExtensions
{
    /// <summary>Finds what stands behind a conversation store: itself, or one it wraps.</summary>
    /// <typeparam name="TService">The type that is asked for.</typeparam>
    /// <param name="store">The conversation store.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the conversation store's; <see langword="null"/>: there is none.</returns>
    public static TService? GetService<TService>(this IConversationStore store, object? serviceKey = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.GetService(typeof(TService), serviceKey) as TService;
    }
}
