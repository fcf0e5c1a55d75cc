using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>What every turn works with.</summary>
internal sealed class TurnServices(
    IOptionsMonitor<AvatarChatbotOptions> options,
    AvatarSettings settings,
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
    ILogger<ConversationEngine>? logger = null,
    [FromKeyedServices(HistoryOptions.ReducerKey)] IChatReducer? reducer = null,
    IKnowledgeBase? knowledge = null)
{
    public AvatarChatbotOptions Options => settings.Current.Options;

    public AvatarProfile Profile => settings.Current.DefaultProfile;

    public ModelCatalog Models => models;

    public IModelRouter Router => router;

    public VoiceCalls Voice { get; } = new(speech, options, time, LoggerFor(logger));

    public SilentSpeechSynthesizer SilentSpeech { get; } = new();

    public ILipSync LipSync => lipSync;

    public IAvatarRenderer Renderer => renderer;

    public ConversationCalls Conversations { get; } = new(conversations, new StorageCalls(options, time, LoggerFor(logger)));

    public AssetCalls Assets { get; } = new(assets, new StorageCalls(options, time, LoggerFor(logger)));

    public IPriceBook Prices { get; } = layers.With(prices);

    public ITokenCounter Tokens => tokens;

    public TimeProvider Time => time;

    public ILogger Logger { get; } = Announced(LoggerFor(logger), speech);

    public IChatReducer? Reducer => reducer;

    public IKnowledgeBase? Knowledge => knowledge;

    private static ILogger LoggerFor(ILogger<ConversationEngine>? logger) => logger ?? NullLogger<ConversationEngine>.Instance;

    private static ILogger Announced(ILogger logger, ISpeechSynthesizer speech)
    {
        if (speech is SilentSpeechSynthesizer)
        {
            EngineLog.NoVoice(logger);
        }

        return logger;
    }
}
