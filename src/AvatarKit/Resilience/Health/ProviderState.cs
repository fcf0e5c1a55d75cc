namespace AvatarKit;

/// <summary>How a provider is.</summary>
internal enum ProviderState
{
    /// <summary>It is called.</summary>
    Works,

    /// <summary>It was left alone, and is being tried again.</summary>
    Tried,

    /// <summary>It failed too often, and is not called for a while.</summary>
    LeftAlone,
}
