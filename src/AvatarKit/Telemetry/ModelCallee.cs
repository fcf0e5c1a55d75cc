using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Who is called in a span of a model.</summary>
/// <param name="Provider">The provider, as it names itself.</param>
/// <param name="ModelId">The model that is asked for; <see langword="null"/>: the client's choice.</param>
/// <param name="Server">Where it answers, where it says so.</param>
/// <param name="Tier">The tier it is called as; <see langword="null"/>: none.</param>
internal readonly record struct ModelCallee(string Provider, string? ModelId, Uri? Server, string? Tier)
{
    public static ModelCallee Of(ModelTier tier, string? modelId) => new(tier.Key.Provider, modelId, tier.Server, tier.Name);

    public static ModelCallee Of(IChatClient client)
    {
        var metadata = client.GetService<ChatClientMetadata>();
        return new ModelCallee(metadata?.ProviderName ?? client.GetType().Name, metadata?.DefaultModelId, metadata?.ProviderUri, Tier: null);
    }
}
