namespace AvatarKit;

/// <summary>What a provider is for.</summary>
internal enum ProviderKind
{
    Model,
    Voice,
    ConversationStore,
    AssetStore,
    SpeechCache,
    Knowledge,
    Router,
    Renderer,
    Recognizer,
    ResponseCache,
    Embedding,
    CostLedger,
    AnswerConfidence,
    Guard,
    AuditTrail,
    ErasureJournal,
    Detector,
    ConsentStore,
    Retention,
}
