using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
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
    ITokenCounter tokens,
    TimeProvider time,
    ILogger<ConversationEngine>? logger = null,
    [FromKeyedServices(HistoryOptions.ReducerKey)] IChatReducer? reducer = null,
    IKnowledgeBase? knowledge = null)
{
    public AvatarChatbotOptions Options => options.CurrentValue;

    public ModelCatalog Models => models;

    public IModelRouter Router => router;

    public ISpeechSynthesizer Speech => speech;

    public SilentSpeechSynthesizer SilentSpeech { get; } = new();

    public ILipSync LipSync => lipSync;

    public IAvatarRenderer Renderer => renderer;

    public IConversationStore Conversations => conversations;

    public IAssetStore Assets => assets;

    public IPriceBook Prices => prices;

    public ITokenCounter Tokens => tokens;

    public TimeProvider Time => time;

    public ILogger Logger { get; } = Announced(logger ?? NullLogger<ConversationEngine>.Instance, speech);

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
