namespace AvatarKit;

/// <summary>How much the in-memory stores keep before they let go of the oldest.</summary>
public sealed class InMemoryStorageOptions
{
    /// <summary>At most this many conversations are kept; beyond it the least recently active goes.</summary>
    /// <value>Default 10,000.</value>
    [SettingRange(1, 10_000_000)]
    public int MaxConversations { get; set; } = 10_000;

    /// <summary>At most this many bytes of assets are kept altogether; beyond it the oldest go. A larger single asset is refused.</summary>
    /// <value>Default 256 MiB.</value>
    [SettingRange(1L, 1L << 40)]
    public long MaxAssetBytes { get; set; } = 256L * 1024 * 1024;
}
