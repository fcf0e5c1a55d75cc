namespace AvatarKit.Testing;

/// <summary>What <c>WithChaos</c> can make fail.</summary>
public enum ChaosContract
{
    /// <summary>The models of every tier (<see cref="Microsoft.Extensions.AI.IChatClient"/>); each tier counts its calls by itself.</summary>
    Model,

    /// <summary><see cref="ISpeechSynthesizer"/>.</summary>
    Voice,

    /// <summary><see cref="ISpeechRecognizer"/>.</summary>
    Recognizer,

    /// <summary><see cref="ILipSync"/>.</summary>
    LipSync,

    /// <summary><see cref="IAvatarRenderer"/>.</summary>
    Renderer,

    /// <summary><see cref="IConversationStore"/>.</summary>
    Conversations,

    /// <summary><see cref="IAssetStore"/>.</summary>
    Assets,

    /// <summary><see cref="IKnowledgeBase"/>, those of single avatars too.</summary>
    Knowledge,

    /// <summary><see cref="IModelRouter"/>.</summary>
    Router,

    /// <summary><see cref="IComplexityScorer"/>.</summary>
    Scorer,

    /// <summary><see cref="IAnswerConfidence"/>.</summary>
    Confidence,

    /// <summary><see cref="ICalibrationStore"/>.</summary>
    Calibration,

    /// <summary><see cref="IResponseCache"/>.</summary>
    ResponseCache,

    /// <summary><see cref="ISpeechCache"/>.</summary>
    SpeechCache,

    /// <summary><see cref="ISharedCache"/>.</summary>
    SharedCache,

    /// <summary><see cref="ICostLedger"/>.</summary>
    Ledger,

    /// <summary><see cref="IPriceBook"/>.</summary>
    Prices,

    /// <summary><see cref="ITokenCounter"/>.</summary>
    Tokens,

    /// <summary><see cref="IPortraitGenerator"/>.</summary>
    Portraits,
}
