using static AvatarKit.Testing.AssetScene;

namespace AvatarKit.Testing;

internal static class AssetErasureCases
{
    private const int Rounds = 20;

    public static async Task An_owners_assets_are_listed_and_nobody_elses(IAssetStore store, CancellationToken token)
    {
        AssetOwner owner = NewOwner();
        AssetOwner person = owner with { ConversationId = null };
        AssetInfo mine = await store.PutAsync(owner, Bytes(10, 1), token).ConfigureAwait(false);
        AssetInfo other = await store.PutAsync(owner with { ConversationId = "other" }, Bytes(10, 1), token).ConfigureAwait(false);
        AssetInfo own = await store.PutAsync(person, Bytes(10, 1), token).ConfigureAwait(false);
        await store.PutAsync(owner with { UserId = owner.UserId + "2" }, Bytes(10, 1), token).ConfigureAwait(false);

        await ListsAsync(owner, mine).ConfigureAwait(false);
        await ListsAsync(person, mine, other, own).ConfigureAwait(false);
        await store.DeleteAsync(other.Id, token).ConfigureAwait(false);
        await ListsAsync(person, mine, own).ConfigureAwait(false);
        await store.DeleteByOwnerAsync(person, token).ConfigureAwait(false);
        await ListsAsync(person).ConfigureAwait(false);

        async Task ListsAsync(AssetOwner asked, params AssetInfo[] expected) => Check.Sequence(
            "A list has all that an owner covers, and nothing else.",
            expected.Select(static asset => asset.Id).Order(StringComparer.Ordinal),
            (await store.ListByOwnerAsync(asked, token).ToListAsync(token).ConfigureAwait(false))
                .Select(static asset => asset.Id).Order(StringComparer.Ordinal));
    }

    public static async Task What_is_put_of_work_begun_before_its_owner_was_deleted_is_refused(IAssetStore store, CancellationToken token)
    {
        AssetOwner owner = NewOwner();
        AssetOwner person = owner with { ConversationId = null };
        foreach (AssetOwner deleted in (AssetOwner[])[owner, person])
        {
            DateTimeOffset begun = StoreScene.Now;
            await StoreScene.TickAsync(token).ConfigureAwait(false);
            await store.DeleteByOwnerAsync(deleted, token).ConfigureAwait(false);
            await StoreScene.TickAsync(token).ConfigureAwait(false);
            using var content = new MemoryStream(Bytes(100, 1), writable: false);
            await Check.ThrowsAsync<ErasedException>(
                "What is put late for an owner who was deleted is refused.",
                async () => await store.PutAsync(Upload(owner) with { BegunAt = begun }, content, token).ConfigureAwait(false))
                .ConfigureAwait(false);
            Check.Equal("Nothing of it stays.", 0, await store.DeleteByOwnerAsync(deleted, token).ConfigureAwait(false));
        }

        await StoreScene.TickAsync(token).ConfigureAwait(false);
        await KeepsAsync(owner, StoreScene.Now).ConfigureAwait(false);
        await KeepsAsync(owner, null).ConfigureAwait(false);
        await KeepsAsync(owner with { UserId = owner.UserId + "2" }, StoreScene.Now.AddHours(-1)).ConfigureAwait(false);

        async Task KeepsAsync(AssetOwner of, DateTimeOffset? begun)
        {
            using var content = new MemoryStream(Bytes(100, 1), writable: false);
            AssetInfo kept = await store.PutAsync(Upload(of) with { BegunAt = begun }, content, token).ConfigureAwait(false);
            Same("What is put of later work, or of another's, is kept.",
                Bytes(100, 1), await store.ReadAsync(kept.Id, token).ConfigureAwait(false));
        }
    }

    public static async Task What_is_put_while_its_owner_is_deleted_is_there_whole_or_not_at_all(IAssetStore store, CancellationToken token)
    {
        AssetOwner owner = NewOwner();
        byte[] bytes = Bytes(20_000, 7);
        for (int round = 0; round < Rounds; round++)
        {
            int half = 64 + (bytes.Length * round / Rounds);
            Task<int>? deletion = null;

            // The deletion starts at another byte of the put each time.
            using var content = new TrickleStream(bytes, half, _ =>
            {
                deletion = Task.Run(async () => await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false), token);
                return Task.CompletedTask;
            });
            AssetInfo put = await store.PutAsync(Upload(owner), content, token).ConfigureAwait(false);
            await (deletion ?? Task.FromResult(0)).ConfigureAwait(false);
            if (await store.FindAsync(put.Id, token).ConfigureAwait(false) is not null)
            {
                Same("An asset that is found has all its bytes.", bytes, await store.ReadAsync(put.Id, token).ConfigureAwait(false));
                Check.Equal("An asset that is found is deleted with its owner.", 1,
                    await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false));
            }

            Check.Equal("After its owner was deleted nothing is found.", null, await store.FindAsync(put.Id, token).ConfigureAwait(false));
        }
    }
}
