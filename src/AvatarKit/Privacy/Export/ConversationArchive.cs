using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>Writes what is kept of a person as a zip: a JSON file for each conversation, its media, and a manifest at the end.</summary>
/// <remarks>Names come of ids by hashing: whatever stands in an id, no name leads out of a folder, and the next export has the same.
/// What is held in memory is the list of files.</remarks>
internal sealed class ConversationArchive(
    IConversationStore conversations, IAssetStore assets, IConsentStore consents, string tenantId, string userId)
{
    private readonly List<ArchiveFile> files = [];
    private readonly List<string> missing = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>What of a turn is written; <see langword="null"/>: all of it.</summary>
    public Func<ConversationTurn, ConversationTurn>? Show { get; init; }

    public async Task WriteAsync(Stream destination, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var output = new AsyncOutput(destination);
        await using ConfiguredAsyncDisposable disposal = output.ConfigureAwait(false);
        ZipArchive zip = await ZipArchive.CreateAsync(
            output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            try
            {
                await WriteAllAsync(zip, now, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                output.Abandon();
                throw;
            }
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAllAsync(ZipArchive zip, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await WriteConsentsAsync(zip, now, cancellationToken).ConfigureAwait(false);
        await foreach (ConversationInfo conversation in conversations.ListAsync(tenantId, userId, cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(zip, conversation, cancellationToken).ConfigureAwait(false);
        }

        // What no turn names, such as a file that a host keeps for the person.
        await foreach (AssetInfo asset in assets.ListByOwnerAsync(new AssetOwner(tenantId, userId), cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(zip, asset, cancellationToken).ConfigureAwait(false);
        }

        await WriteManifestAsync(zip, now, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteConsentsAsync(ZipArchive zip, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string name = "consents.json";
        if ((await consents.ReadAsync(tenantId, userId, cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            return;
        }

        HashedStream file = await CreateAsync(zip, name, now, CompressionLevel.Optimal, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var export = new ConversationExport(conversations, assets, consents, file);
            await using (export.ConfigureAwait(false))
            {
                await export.WriteConsentsAsync(tenantId, userId, cancellationToken).ConfigureAwait(false);
            }

            files.Add(new ArchiveFile(name, userId, "application/json", file.Bytes, file.TakeSha256()));
        }
    }

    private async Task WriteAsync(ZipArchive zip, ConversationInfo conversation, CancellationToken cancellationToken)
    {
        string id = conversation.Key.ConversationId;
        string name = $"conversations/{NameOf(id)}.json";
        if (!known.Add(name))
        {
            return;
        }

        var media = new List<AssetInfo>();
        HashedStream file = await CreateAsync(zip, name, conversation.CreatedAt, CompressionLevel.Optimal, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var export = new ConversationExport(conversations, assets, consents, file);
            await using (export.ConfigureAwait(false))
            {
                await export.WriteConversationAsync(
                    conversation,
                    turn =>
                    {
                        media.AddRange(turn.Result?.Assets.Select(static asset => asset.Asset) ?? []);
                        return Show?.Invoke(turn) ?? turn;
                    },
                    cancellationToken).ConfigureAwait(false);
            }

            files.Add(new ArchiveFile(name, id, "application/json", file.Bytes, file.TakeSha256()));
        }

        foreach (AssetInfo asset in media)
        {
            await WriteAsync(zip, asset, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(ZipArchive zip, AssetInfo named, CancellationToken cancellationToken)
    {
        string name = $"assets/{NameOf(named.Id)}{AssetMediaTypes.FileExtension(named.ContentType)}";
        if (!known.Add(name))
        {
            return;
        }

        // What stands in a turn is what the store said once; whose it is now, the store knows.
        AssetInfo? asset = await assets.FindAsync(named.Id, cancellationToken).ConfigureAwait(false);
        Stream? content = asset is not null && IsTheirs(asset.Owner)
            ? await assets.OpenAsync(asset.Id, cancellationToken).ConfigureAwait(false)
            : null;
        if (asset is null || content is null)
        {
            missing.Add(named.Id);
            return;
        }

        await using ConfiguredAsyncDisposable disposal = content.ConfigureAwait(false);

        // Sound and pictures are compressed already.
        HashedStream file = await CreateAsync(zip, name, asset.CreatedAt, CompressionLevel.NoCompression, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            files.Add(new ArchiveFile(name, asset.Id, asset.ContentType, file.Bytes, file.TakeSha256()));
        }
    }

    private async Task WriteManifestAsync(ZipArchive zip, DateTimeOffset now, CancellationToken cancellationToken)
    {
        HashedStream file = await CreateAsync(zip, "manifest.json", now, CompressionLevel.Optimal, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await ArchiveManifest.WriteAsync(file, new AssetOwner(tenantId, userId), now, files, missing, cancellationToken).ConfigureAwait(false);
        }
    }

    // Media that all persons share lie under a tenant of AvatarKit's own.
    private bool IsTheirs(AssetOwner owner)
        => new AssetOwner(tenantId, userId).Covers(owner) || owner.IsShared;

    private static async ValueTask<HashedStream> CreateAsync(
        ZipArchive zip, string name, DateTimeOffset time, CompressionLevel level, CancellationToken cancellationToken)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = time.Year is >= 1980 and <= 2107 ? time : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new HashedStream(await entry.OpenAsync(cancellationToken).ConfigureAwait(false));
    }

    private static string NameOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));
}
