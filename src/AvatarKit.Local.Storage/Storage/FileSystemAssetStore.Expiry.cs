using System.Text.Json;

namespace AvatarKit.Local;

/// <content>Deletes by age: every description is read, which costs a look at each asset.</content>
public sealed partial class FileSystemAssetStore : IExpiringAssets
{
    private const string SharedTenants = "avatarkit:";

    /// <inheritdoc/>
    public async ValueTask<int> DeleteOlderAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        string content = folder.ContentRoot;
        int deleted = 0;
        try
        {
            foreach (string path in Directory.Exists(content)
                ? Directory.EnumerateFiles(content, "*.json", SearchOption.AllDirectories)
                : [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                AssetInfo? asset = await TryDescribeAsync(path, cancellationToken).ConfigureAwait(false);
                if (asset is not null && asset.CreatedAt < before && !asset.Owner.TenantId.StartsWith(SharedTenants, StringComparison.Ordinal)
                    && await DeleteAsync(asset.Id, cancellationToken).ConfigureAwait(false) && ++deleted == most)
                {
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw folder.Translate(exception);
        }

        return deleted;
    }

    // One that is damaged, or was deleted meanwhile, does not keep the others.
    private static async ValueTask<AssetInfo?> TryDescribeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            byte[] description = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            AssetInfo? asset = JsonSerializer.Deserialize(description, AssetJsonContext.Default.AssetInfo);
            return asset is not null && AssetIds.IsValid(asset.Id) ? asset : null;
        }
        catch (Exception exception) when (exception is JsonException || IsMissing(exception))
        {
            return null;
        }
    }
}
