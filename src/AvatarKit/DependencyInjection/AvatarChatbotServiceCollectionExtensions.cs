using AvatarKit;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a talking avatar to a host.</summary>
public static class AvatarChatbotServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IConversationEngine"/> and everything it needs but models, which providers or <c>UseChatClient</c> add.</summary>
    /// <remarks>
    /// Whatever the host registered itself, before or after, wins: every service here is added only if it is missing. Without a
    /// provider, conversations and assets are kept in memory and the voice is silent. Options are validated when the host starts.
    /// </remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the avatar's options.</param>
    /// <returns>What providers hang on.</returns>
    public static IAvatarChatbotBuilder AddAvatarChatbot(this IServiceCollection services, Action<AvatarChatbotOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptionsWithValidateOnStart<AvatarChatbotOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.AddOptionsWithValidateOnStart<InMemoryStorageOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InMemoryStorageOptions>, InMemoryStorageOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AvatarChatbotOptions>, AvatarChatbotOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AvatarChatbotOptions>, AvatarChatbotRulesValidator>());
        services.AddOptionsWithValidateOnStart<SpeechCacheOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpeechCacheOptions>, SpeechCacheOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpeechCacheOptions>, SpeechCacheRulesValidator>());
        services.AddOptionsWithValidateOnStart<SessionOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SessionOptions>, SessionOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SessionOptions>, SessionRulesValidator>());
        services.TryAddSingleton(TimeProvider.System);
        ProvidedServices defaults = ProvidedServices.For(services);
        defaults.TryAdd(ServiceDescriptor.Singleton<IComplexityScorer, PromptComplexityScorer>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IModelRouter, ComplexityModelRouter>());
        defaults.TryAdd(ServiceDescriptor.Singleton<ITokenCounter, EstimatedTokenCounter>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IPriceBook>(static services => services.GetRequiredService<PriceLayers>().Standard));
        defaults.TryAdd(ServiceDescriptor.Singleton<ISpeechSynthesizer, SilentSpeechSynthesizer>());
        defaults.TryAdd(ServiceDescriptor.Singleton<ISpeechCache>(static provider => new HybridSpeechCache(
            provider.GetRequiredService<IOptions<SpeechCacheOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IDistributedCache>(),
            provider.GetService<ILogger<HybridSpeechCache>>())));
        defaults.TryAdd(ServiceDescriptor.Singleton<ILipSync, AutomaticLipSync>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IAvatarRenderer, FaceTrackRenderer>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IConversationStore, InMemoryConversationStore>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IAssetStore, InMemoryAssetStore>());
        services.TryAddSingleton<PriceLayers>();
        services.TryAddSingleton<ModelCatalog>();
        services.TryAddSingleton<TurnServices>();
        services.TryAddSingleton<IConversationEngine, ConversationEngine>();
        services.TryAddSingleton<SessionBackend>();
        services.TryAddSingleton<IAvatarSessions, AvatarSessions>();
        return new AvatarChatbotBuilder(services);
    }
}
