using static AvatarKit.Testing.AssetScene;

namespace AvatarKit.Testing;

internal static class AssetLifeCases
{
    public static async Task An_unknown_id_is_nothing(IAssetStore store, CancellationToken token)
    {
        AssetInfo real = await store.PutAsync(NewOwner(), Bytes(10, 1), token).ConfigureAwait(false);
        foreach (string id in (string[])
            [
                "unknown", Guid.NewGuid().ToString("N"), "../" + real.Id, "/" + real.Id, real.Id + "/", real.Id + "x", "../../../../etc/passwd",
                "/etc/passwd",
                "C:\\Windows\\win.ini", "..", ".", "/", "a\0b", "%2e%2e/x", "*", "' OR 1=1 --", new string('x', 5000), "Ж/💬",
            ])
        {
            const string promise = "An id the store never gave is nothing to it.";
            Check.Equal(promise, null, await store.FindAsync(id, token).ConfigureAwait(false));
            Check.Equal(promise, null, await store.OpenAsync(id, token).ConfigureAwait(false));
            Check.Equal(promise, null, await store.GetUrlAsync(id, TimeSpan.FromMinutes(5), token).ConfigureAwait(false));
            Check.Equal(promise, false, await store.DeleteAsync(id, token).ConfigureAwait(false));
        }

        Same("Other assets are not touched by ids that are like theirs.", Bytes(10, 1), await store.ReadAsync(real.Id, token).ConfigureAwait(false));
    }

    public static async Task A_deleted_asset_is_gone(IAssetStore store, CancellationToken token)
    {
        AssetOwner owner = NewOwner();
        AssetInfo gone = await store.PutAsync(owner, Bytes(10, 1), token).ConfigureAwait(false);
        AssetInfo kept = await store.PutAsync(owner, Bytes(10, 2), token).ConfigureAwait(false);
        Check.Equal("Deleting an asset says that it was there.", true, await store.DeleteAsync(gone.Id, token).ConfigureAwait(false));
        Check.Equal("Deleting it again says that it was not.", false, await store.DeleteAsync(gone.Id, token).ConfigureAwait(false));
        Check.Equal("A deleted asset is not found.", null, await store.FindAsync(gone.Id, token).ConfigureAwait(false));
        Check.Equal("A deleted asset does not open.", null, await store.OpenAsync(gone.Id, token).ConfigureAwait(false));
        Same("Other assets stay.", Bytes(10, 2), await store.ReadAsync(kept.Id, token).ConfigureAwait(false));
        Check.Equal("A deleted asset is no longer its owner's.", 1, await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false));
    }

    public static async Task A_put_that_fails_half_way_leaves_nothing(IAssetStore store, CancellationToken token)
    {
        AssetOwner owner = NewOwner();
        using var stream = new TrickleStream(Bytes(500_000, 1), 250_000, static _ => throw new InvalidDataException("The source broke off."));
        await Check.ThrowsAsync<Exception>(
            "A put whose stream fails, fails.",
            async () => await store.PutAsync(Upload(owner), stream, token).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal("A put that failed leaves nothing.", 0, await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false));
        Check.Equal("The caller keeps ownership of the stream.", false, stream.IsClosed);
    }

    public static async Task A_put_that_is_cancelled_half_way_leaves_nothing(IAssetStore store, CancellationToken token)
    {
        AssetOwner owner = NewOwner();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var stream = new TrickleStream(Bytes(500_000, 1), 250_000, async _ => await cancel.CancelAsync().ConfigureAwait(false));
        await Check.ThrowsAsync<OperationCanceledException>(
            "A put that is cancelled is cancelled.",
            async () => await store.PutAsync(Upload(owner), stream, cancel.Token).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal("A put that was cancelled leaves nothing.", 0, await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false));
    }

    public static async Task A_cancelled_call_is_cancelled_and_changes_nothing(IAssetStore store, CancellationToken token)
    {
        const string promise = "A call whose token is already cancelled is cancelled.";
        AssetOwner owner = NewOwner();
        AssetInfo info = await store.PutAsync(owner, Bytes(10, 1), token).ConfigureAwait(false);
        var cancelled = new CancellationToken(canceled: true);
        await Check.ThrowsAsync<OperationCanceledException>(promise, () => store.PutAsync(owner, Bytes(10, 2), cancelled)).ConfigureAwait(false);
        await Check.ThrowsAsync<OperationCanceledException>(
            promise, async () => await store.FindAsync(info.Id, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await Check.ThrowsAsync<OperationCanceledException>(
            promise, async () => await store.OpenAsync(info.Id, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await Check.ThrowsAsync<OperationCanceledException>(
            promise, async () => await store.DeleteAsync(info.Id, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await Check.ThrowsAsync<OperationCanceledException>(
            promise, async () => await store.DeleteByOwnerAsync(owner, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal("A cancelled call changes nothing.", 1, await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false));
    }

    public static async Task A_URL_is_absolute_where_there_is_one(IAssetStore store, CancellationToken token)
    {
        AssetInfo info = await store.PutAsync(NewOwner(), Bytes(10, 1), token).ConfigureAwait(false);
        Uri? url = await store.GetUrlAsync(info.Id, TimeSpan.FromMinutes(5), token).ConfigureAwait(false);
        Check.True("A URL is absolute, or null where the store has none.", url is null || url.IsAbsoluteUri, "an absolute URL or null", url);
        await store.DeleteAsync(info.Id, token).ConfigureAwait(false);
        Check.Equal(
            "An asset that is gone has no URL.", null, await store.GetUrlAsync(info.Id, TimeSpan.FromMinutes(5), token).ConfigureAwait(false));
    }

    public static async Task Assets_are_there_after_reopening(
        IAssetStore store, Func<IAssetStore, CancellationToken, ValueTask<IAssetStore>> reopen, CancellationToken token)
    {
        AssetInfo info = await store.PutAsync(NewOwner(), Bytes(1000, 1), token).ConfigureAwait(false);
        IAssetStore other = await reopen(store, token).ConfigureAwait(false);
        try
        {
            Same("Assets are durable.", Bytes(1000, 1), await other.ReadAsync(info.Id, token).ConfigureAwait(false));
            AssetInfo found = Check.NotNull("Assets are durable.", await other.FindAsync(info.Id, token).ConfigureAwait(false));
            Check.Equal("What is known of an asset is durable.", (info.Owner, info.ContentType, info.Length),
                (found.Owner, found.ContentType, found.Length));
            Check.Equal("Assets are their owner's after reopening.", 1, await other.DeleteByOwnerAsync(info.Owner, token).ConfigureAwait(false));
        }
        finally
        {
            await Disposal.DisposeAsync(other).ConfigureAwait(false);
        }
    }
}
