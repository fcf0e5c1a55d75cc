using System.Globalization;
using Amazon.S3.Model;

namespace AvatarKit.Aws;

/// <summary>Remembers when owners' assets were deleted: an empty object for each, with the moment in its metadata.</summary>
internal sealed class S3Erasures(S3Calls calls, S3Owners owners, S3AssetOptions options, TimeProvider time)
{
    private const string Moment = "erased-ticks";

    public async ValueTask AddAsync(AssetOwner owner, CancellationToken cancellationToken)
    {
        using var nothing = new MemoryStream();
        var request = new PutObjectRequest { BucketName = options.Bucket, Key = KeyOf(owner), InputStream = nothing };
        request.Metadata.Add(Moment, time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture));
        await calls.CallAsync(
            "PutObject", S3Usage.Put, (client, token) => client.PutObjectAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether an owner's assets were deleted after a moment.</summary>
    public async ValueTask<bool> CoversAsync(AssetOwner owner, DateTimeOffset? begunAt, CancellationToken cancellationToken)
    {
        if (begunAt is not { } begun)
        {
            return false;
        }

        AssetOwner person = owner with { ConversationId = null };
        long[] moments = await Task.WhenAll(
            (owner == person ? (AssetOwner[])[person] : [person, owner]).Select(one => ReadAsync(one, cancellationToken))).ConfigureAwait(false);
        return moments.Max() > begun.UtcTicks;
    }

    private async Task<long> ReadAsync(AssetOwner owner, CancellationToken cancellationToken)
    {
        var request = new GetObjectMetadataRequest { BucketName = options.Bucket, Key = KeyOf(owner) };
        GetObjectMetadataResponse? found = await calls.FindAsync(
            "GetObject", S3Usage.Get, (client, token) => client.GetObjectMetadataAsync(request, token), cancellationToken).ConfigureAwait(false);
        return long.TryParse(found?.Metadata[Moment], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) ? ticks : 0;
    }

    private string KeyOf(AssetOwner owner)
        => $"{options.KeyPrefix}erased/{owners.PrefixOf(owner).TrimEnd('/').Replace('/', '.')}";
}
