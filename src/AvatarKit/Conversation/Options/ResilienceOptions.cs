using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>How long each provider is waited for, and how often it is asked again. A provider that does not heed its token
/// is left behind when its time is over.</summary>
public sealed class ResilienceOptions
{
    /// <summary>The models.</summary>
    [ValidateObjectMembers]
    public ModelResilienceOptions Model { get; set; } = new();

    /// <summary>The voice.</summary>
    [ValidateObjectMembers]
    public VoiceResilienceOptions Voice { get; set; } = new();

    /// <summary>The conversation store and the asset store.</summary>
    [ValidateObjectMembers]
    public StoreResilienceOptions Store { get; set; } = new();

    /// <summary>The knowledge base.</summary>
    public KnowledgeResilienceOptions Knowledge { get; set; } = new();

    /// <summary>The router.</summary>
    public RouterResilienceOptions Router { get; set; } = new();

    /// <summary>The renderer.</summary>
    public RendererResilienceOptions Renderer { get; set; } = new();

    /// <summary>What is left out where too many turns are under way.</summary>
    [ValidateObjectMembers]
    public SheddingOptions Shedding { get; set; } = new();
}
