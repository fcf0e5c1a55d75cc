using AvatarKit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a talking avatar to a host.</summary>
public static class AvatarChatbotServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IConversationEngine"/>, <see cref="IConversationHistory"/> and everything they need but models,
    /// which providers or <c>UseChatClient</c> add.</summary>
    /// <remarks>
    /// Whatever the host registered itself, before or after, wins: every service here is added only if it is missing. Without a
    /// provider, conversations and assets are kept in memory and the voice is silent.
    /// Options are read from the section <c>AvatarKit</c> of the host's configuration, where one is registered, then from
    /// <paramref name="configure"/>, and validated when the host starts.
    /// </remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets limits, resilience, routing, tiers. Who the avatar is, <c>AddAvatar</c> says.</param>
    /// <returns>What providers hang on.</returns>
    /// <exception cref="InvalidOperationException">It was called before on these services.</exception>
    public static IAvatarChatbotBuilder AddAvatarChatbot(this IServiceCollection services, Action<AvatarChatbotOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static known => known.ServiceType == typeof(AvatarSettings)))
        {
            throw new InvalidOperationException(
                "AddAvatarChatbot() was called a second time on these services. Call it once, and add "
                    + "further avatars with .AddAvatar(\"ada\", …) on what it returns.");
        }

        var builder = new AvatarChatbotBuilder(services);
        AddSettings(services, builder);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        ProvidedServices defaults = ProvidedServices.For(services);
        defaults.TryAdd(ServiceDescriptor.Singleton<IComplexityScorer, PromptComplexityScorer>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IAnswerConfidence, AnswerSignals>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IModelRouter, ComplexityModelRouter>());
        defaults.TryAdd(ServiceDescriptor.Singleton<ITokenCounter, EstimatedTokenCounter>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IPriceBook>(static services => services.GetRequiredService<PriceLayers>().Standard));
        defaults.TryAdd(ServiceDescriptor.Singleton<ICostLedger>(
            static services => new InMemoryCostLedger(services.GetRequiredService<TimeProvider>())));
        defaults.TryAdd(ServiceDescriptor.Singleton<ISpeechSynthesizer, SilentSpeechSynthesizer>());
        defaults.TryAdd(ServiceDescriptor.Singleton<ISpeechCache>(static provider => new SpeechCache(
            provider.GetRequiredService<IOptions<SpeechCacheOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IDistributedCache>(),
            provider.GetService<ILogger<SpeechCache>>(),
            provider.GetService<ISharedCache>())));
        defaults.TryAdd(ServiceDescriptor.Singleton<IResponseCache>(static provider => new ResponseCache(
            provider.GetRequiredService<IOptions<ResponseCacheOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IDistributedCache>(),
            provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>(),
            provider.GetService<ILogger<ResponseCache>>(),
            provider.GetService<ISharedCache>())));
        defaults.TryAdd(ServiceDescriptor.Singleton<ILipSync, AutomaticLipSync>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IAvatarRenderer, FaceTrackRenderer>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IConversationStore, InMemoryConversationStore>());
        defaults.TryAdd(ServiceDescriptor.Singleton<IAssetStore, InMemoryAssetStore>());
        services.TryAddSingleton<PriceLayers>();
        services.TryAddSingleton<TransientFailure>();
        services.TryAddSingleton<ProviderPipelines>();
        services.TryAddSingleton<ProviderCalls>();
        services.TryAddSingleton<ProviderErrors>();
        PrivacyServices.Add(services, defaults);
        AddTurn(services);
        AvatarChatbotAuditBuilderExtensions.AddAudit(services, defaults);
        AvatarChatbotErasureBuilderExtensions.AddErasure(services, defaults);
        services.TryAddSingleton<TurnRatings>();
        AvatarChatbotRetentionBuilderExtensions.AddRetention(services);
        services.TryAddSingleton<SessionBackend>();
        services.TryAddSingleton<IAvatarSessions, AvatarSessions>();
        services.TryAddSingleton<TierClients>();
        defaults.TryAdd(ServiceDescriptor.Singleton<IConversationEngine, ConversationEngine>());
        services.TryAddSingleton<ProfileVoices>();
        services.AddHostedService<WarmUpService>();
        return builder.AddWarmUp(
            "the avatars' voices",
            static (provider, cancellationToken) => provider.GetRequiredService<ProfileVoices>().CheckAsync(cancellationToken));
    }

    private static void AddSettings(IServiceCollection services, AvatarChatbotBuilder builder)
    {
        services.AddSingleton<AvatarSettings>();
        services.TryAddSingleton<IAvatarProfiles, CurrentProfiles>();
        services.TryAddSingleton<IOptionsMonitor<AvatarChatbotOptions>, LastGoodOptions>();
        services.TryAddSingleton<IOptionsMonitor<AvatarProfile>, LastGoodProfiles>();
        services.AddOptionsWithValidateOnStart<AvatarChatbotOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AvatarChatbotOptions>, AvatarChatbotOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AvatarChatbotOptions>, AvatarChatbotRulesValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AvatarChatbotOptions>, RoutingRulesValidator>());

        // Profiles are validated with the options: both are read together.
        services.AddOptions<AvatarProfile>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AvatarProfile>, AvatarProfileValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AvatarProfile>, AvatarProfileRulesValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<AvatarProfile>, ProfileLexicons>());
        services.AddOptionsWithValidateOnStart<InMemoryStorageOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InMemoryStorageOptions>, InMemoryStorageOptionsValidator>());
        services.AddOptionsWithValidateOnStart<SpeechCacheOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpeechCacheOptions>, SpeechCacheOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpeechCacheOptions>, SpeechCacheRulesValidator>());
        services.AddOptionsWithValidateOnStart<ResponseCacheOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ResponseCacheOptions>, ResponseCacheOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ResponseCacheOptions>, ResponseCacheRulesValidator>());
        services.AddOptionsWithValidateOnStart<SessionOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SessionOptions>, SessionOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SessionOptions>, SessionRulesValidator>());
        CoreSettings.Bind(builder);
    }

    private static void AddTurn(IServiceCollection services)
    {
        services.TryAddSingleton<EngineLog>();
        services.TryAddSingleton<ExperimentLog>();
        services.TryAddSingleton<ExperimentWatch>();
        services.TryAddSingleton<TurnExperiments>();
        services.TryAddSingleton<ConversationCalls>();
        services.TryAddSingleton<AssetCalls>();
        services.TryAddSingleton<ErasedOwners>();
        services.TryAddSingleton<TurnWithdrawal>();
        services.TryAddSingleton<OwedEnds>();
        services.TryAddSingleton<ModelTiers>();
        services.TryAddSingleton<KnowledgeBases>();
        services.TryAddSingleton<ConversationQueue>();
        services.TryAddSingleton<AttachmentKeeper>();
        services.TryAddSingleton<HistorySummaries>();
        services.TryAddSingleton<RouteChoice>();
        services.TryAddSingleton<Grounding>();
        services.TryAddSingleton<TierLatencies>();
        services.TryAddSingleton<TurnCap>();
        services.TryAddSingleton<ModelRegions>();
        services.TryAddSingleton<ModelCalls>();
        services.TryAddSingleton<CascadeAnswers>();
        services.TryAddSingleton<VoiceChain>();
        services.TryAddSingleton<SentenceVoice>();
        services.TryAddSingleton<VideoTracks>();
        services.TryAddSingleton<TurnCosts>();
        services.TryAddSingleton<TurnRates>();
        services.TryAddSingleton<TurnLoad>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IContentGuard, LengthGuard>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IContentGuard, LanguageGuard>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IContentGuard, TopicGuard>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IContentGuard, InjectionGuard>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IContentGuard, LeakGuard>());
        services.TryAddSingleton<ContentGuards>();
        services.TryAddSingleton<PassageScreen>();
        services.TryAddSingleton<ToolScreen>();
        services.TryAddSingleton<TurnFactory>();
        services.TryAddSingleton<ScreenStage>();
        services.TryAddSingleton<RecallStage>();
        services.TryAddSingleton<AnswerScopes>();
        services.TryAddSingleton<AnswerCache>();
        services.TryAddSingleton<RecogniseStage>();
        services.TryAddSingleton<AnswerStage>();
        services.TryAddSingleton<SpeakStage>();
        services.TryAddSingleton<AnimateStage>();
        services.TryAddSingleton<RenderStage>();
        services.TryAddSingleton<DeliverStage>();
        services.TryAddSingleton<RememberStage>();
        services.TryAddSingleton<TurnStages>();
    }
}
