using AvatarKit;
using AvatarKit.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Faults in everything an avatar is made of.</summary>
public static class AvatarChatbotChaosBuilderExtensions
{
    /// <summary>Wraps the host's models, voices, stores, caches and all the other contracts, so that their calls fail as the options say.</summary>
    /// <remarks>
    /// For tests and rehearsals. Call it last: what the host registers itself after it is not wrapped. What is wrapped is still found with
    /// <c>GetService</c>. <see cref="ChaosControl"/> is a service then: it turns the chaos on and off and says what was made to fail.
    /// </remarks>
    /// <param name="builder">The host's avatar chatbot.</param>
    /// <param name="configure">Says what is to go wrong; nothing does until it is said.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The host has chaos already.</exception>
    public static IAvatarChatbotBuilder WithChaos(this IAvatarChatbotBuilder builder, Action<ChaosOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        if (builder.Services.Any(static known => known.ServiceType == typeof(ChaosControl)))
        {
            throw new InvalidOperationException("WithChaos() was called a second time on this host. Say all that is to fail in one call.");
        }

        var options = new ChaosOptions();
        configure(options);
        builder.Services.AddSingleton(services => new ChaosControl(options, services.GetRequiredService<TimeProvider>()));
        builder.DecorateChatClients(static (inner, services, tier) => new ChaosChatClient(inner, Calls(services, ChaosContract.Model, tier)));
        KeyedWrapping.Wrap<IKnowledgeBase>(
            builder.Services,
            static (inner, services, key) => new ChaosKnowledgeBase(inner, Calls(services, ChaosContract.Knowledge, key)));
        return builder
            .Wrap<ISpeechSynthesizer>(ChaosContract.Voice, static (inner, calls) => new ChaosSpeechSynthesizer(inner, calls))
            .Wrap<ISpeechRecognizer>(ChaosContract.Recognizer, static (inner, calls) => new ChaosSpeechRecognizer(inner, calls))
            .Wrap<ILipSync>(ChaosContract.LipSync, static (inner, calls) => new ChaosLipSync(inner, calls))
            .Wrap<IAvatarRenderer>(ChaosContract.Renderer, static (inner, calls) => new ChaosAvatarRenderer(inner, calls))
            .Wrap<IConversationStore>(ChaosContract.Conversations, static (inner, calls) => new ChaosConversationStore(inner, calls))
            .Wrap<IAssetStore>(ChaosContract.Assets, static (inner, calls) => new ChaosAssetStore(inner, calls))
            .Wrap<IKnowledgeBase>(ChaosContract.Knowledge, static (inner, calls) => new ChaosKnowledgeBase(inner, calls))
            .Wrap<IModelRouter>(ChaosContract.Router, static (inner, calls) => new ChaosModelRouter(inner, calls))
            .Wrap<IComplexityScorer>(ChaosContract.Scorer, static (inner, calls) => new ChaosComplexityScorer(inner, calls))
            .Wrap<IAnswerConfidence>(ChaosContract.Confidence, static (inner, calls) => new ChaosAnswerConfidence(inner, calls))
            .Wrap<ICalibrationStore>(ChaosContract.Calibration, static (inner, calls) => new ChaosCalibrationStore(inner, calls))
            .Wrap<IResponseCache>(ChaosContract.ResponseCache, static (inner, calls) => new ChaosResponseCache(inner, calls))
            .Wrap<ISpeechCache>(ChaosContract.SpeechCache, static (inner, calls) => new ChaosSpeechCache(inner, calls))
            .Wrap<ISharedCache>(ChaosContract.SharedCache, static (inner, calls) => new ChaosSharedCache(inner, calls))
            .Wrap<ICostLedger>(ChaosContract.Ledger, static (inner, calls) => new ChaosCostLedger(inner, calls))
            .Wrap<IPriceBook>(ChaosContract.Prices, static (inner, calls) => new ChaosPriceBook(inner, calls))
            .Wrap<ITokenCounter>(ChaosContract.Tokens, static (inner, calls) => new ChaosTokenCounter(inner, calls))
            .Wrap<IPortraitGenerator>(ChaosContract.Portraits, static (inner, calls) => new ChaosPortraitGenerator(inner, calls));
    }

    private static IAvatarChatbotBuilder Wrap<TService>(
        this IAvatarChatbotBuilder builder, ChaosContract contract, Func<TService, ChaosCalls, TService> wrap)
        where TService : class
        => builder.Decorate<TService>((inner, services) => wrap(inner, Calls(services, contract)));

    private static ChaosCalls Calls(IServiceProvider services, ChaosContract contract, string name = "")
        => new(services.GetRequiredService<ChaosControl>(), contract, name);
}
