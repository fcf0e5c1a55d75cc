namespace AvatarKit;

/// <summary>How a provider is.</summary>
/// <param name="Key">Whose.</param>
/// <param name="State">How it is.</param>
internal readonly record struct ProviderHealth(ProviderKey Key, ProviderState State);
