using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>What every turn works with.</summary>
internal sealed class TurnServices(
    IOptionsMonitor<AvatarChatbotOptions> options,
    ModelCatalog models,
    IModelRouter router,
    ISpeechSynthesizer speech,
    ILipSync lipSync,
    IAvatarRenderer renderer,
    IConversationStore conversations,
    IAssetStore assets,
    IPriceBook prices,
    PriceLayers layers,
    ITokenCounter tokens,
    TimeProvider time,
    ProviderCalls calls,
    ProviderErrors errors,
    ILogger<ConversationEngine>? logger = null,
    [FromKeyedServices(HistoryOptions.ReducerKey)] IChatReducer? reducer = null,
    IKnowledgeBase? knowledge = null)
{
    public AvatarChatbotOptions Options => options.CurrentValue;

    public ModelCatalog Models => models;

    public IModelRouter Router => router;

    /// <summary>The one way to call what is foreign.</summary>
    public ProviderCalls Calls => calls;

    public ProviderErrors Errors => errors;

    public ISpeechSynthesizer Speech => speech;

    /// <summary>Whether there is nothing to be heard anyway.</summary>
    public bool IsSilent => speech is SilentSpeechSynthesizer;

    public SilentSpeechSynthesizer SilentSpeech { get; } = new();

    public ILipSync LipSync => lipSync;

    public IAvatarRenderer Renderer => renderer;

    public ConversationCalls Conversations { get; } = new(conversations, calls, errors, options);

    public AssetCalls Assets { get; } = new(assets, calls, errors, options);

    public IPriceBook Prices { get; } = layers.With(prices);

    public ITokenCounter Tokens => tokens;

    public TimeProvider Time => time;

    public ILogger Logger { get; } = Announced(QuietLogger.Over(logger), speech);

    public IChatReducer? Reducer => reducer;

    public IKnowledgeBase? Knowledge => knowledge;

    private static ILogger Announced(ILogger logger, ISpeechSynthesizer speech)
    {
        if (speech is SilentSpeechSynthesizer)
        {
            EngineLog.NoVoice(logger);
        }

        return logger;
    }
}
