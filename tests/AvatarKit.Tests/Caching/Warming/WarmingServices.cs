using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Caching.Warming;

internal static class WarmingServices
{
    public static IServiceCollection AddSingletonPriceBook(this IServiceCollection services, IPriceBook prices)
        => services.AddSingleton(prices);

    public static IServiceCollection AddForgetfulCache(this IServiceCollection services)
        => services.AddSingleton<IResponseCache>(new ForgetfulCache());

    /// <summary>A knowledge base that knows its version once it was searched.</summary>
    public static IServiceCollection AddUnreadKnowledge(this IServiceCollection services)
        => services.AddSingleton<IKnowledgeBase>(new UnreadKnowledge());

    public static IConversationHistory GetRequiredHistory(this IServiceProvider services) => services.GetRequiredService<IConversationHistory>();

    private sealed class UnreadKnowledge : IKnowledgeBase, IKnowledgeVersion
    {
        public string Version { get; private set; } = "";

        public ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
        {
            Version = "1";
            return ValueTask.FromResult<IReadOnlyList<KnowledgePassage>>([]);
        }
    }

    private sealed class ForgetfulCache() : DelegatingResponseCache(new ResponseCache(new ResponseCacheOptions()))
    {
        public override ValueTask<ResponseCacheLookup> FindAsync(ResponseCacheQuery query, CancellationToken cancellationToken = default)
            => new(ResponseCacheLookup.Miss);
    }
}
