namespace AvatarKit;

/// <summary>A provider passed a bound and was let go of. Stays inside: <see cref="ProviderErrors"/> makes of it what callers see.</summary>
#pragma warning disable CA1064 // It stays inside: callers see what ProviderErrors makes of it.
internal sealed class ProviderLimitException(ProviderLimit limit, string provider, Exception? innerException = null)
#pragma warning restore CA1064
    : Exception($"Provider '{provider}' passed the bound '{limit}'.", innerException)
{
    public ProviderLimit Limit => limit;

    /// <summary>Whether it took too long; otherwise it gave too much.</summary>
    public bool IsTimeout => limit is not (ProviderLimit.Items or ProviderLimit.EmptyItems or ProviderLimit.Busy);
}
