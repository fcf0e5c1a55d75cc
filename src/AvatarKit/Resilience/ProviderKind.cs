namespace AvatarKit;

/// <summary>What a provider is for.</summary>
internal enum ProviderKind
{
    Model,
    Voice,
    ConversationStore,
    AssetStore,
    Knowledge,
    Router,
    Renderer,
    Recognizer,
}
