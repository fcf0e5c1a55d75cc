namespace AvatarKit;

internal sealed class RetainedAssets(IAssetStore store) : IRetainedData
{
    private readonly IExpiringAssets? expiring = store.GetService<IExpiringAssets>();

    public RetentionClass DataClass => RetentionClass.Assets;

    public bool CanRemove => expiring is not null;

    public ValueTask<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default)
        => expiring?.DeleteOlderAsync(before, most, cancellationToken) ?? new ValueTask<int>(0);
}
