namespace AvatarKit.Tests.Caching.Responses;

/// <summary>Questions to response caches, and answers.</summary>
internal static class ResponseCaches
{
    public static ResponseCacheScope Scope { get; } = new() { TenantId = "acme", Locale = "en-us" };

    public static ResponseCacheQuery Ask(string text, string conversation = "c1", string turn = "t1", ResponseCacheScope? scope = null) => new()
    {
        Scope = scope ?? Scope, Text = text, Conversation = new ConversationKey(conversation, "ada", "acme"), TurnId = turn,
    };

    /// <summary>Asks, and answers what is not there.</summary>
    /// <returns>The hit; <see langword="null"/> where the answer was made.</returns>
    public static async Task<ResponseCacheHit?> AskAsync(this IResponseCache cache, ResponseCacheQuery query, CachedResponse? answer = null)
    {
        ResponseCacheLookup found = await cache.FindAsync(query);
        using ResponseCacheLease? lease = found.Lease;
        if (lease is not null)
        {
            await lease.StoreAsync(answer ?? new CachedResponse { Text = $"Answer to {query.Text}" });
        }

        return found.Hit;
    }

    public static Task<ResponseCacheHit?> AskAsync(this IResponseCache cache, string text) => cache.AskAsync(Ask(text));
}
