using static AvatarKit.Testing.AssetScene;

namespace AvatarKit.Testing;

internal static class AssetOwnerCases
{
    private const string Alien = "Deleting an owner touches nothing of another's, however alike their ids are.";

    public static async Task Deleting_a_conversations_assets_deletes_all_of_them_and_nothing_else(IAssetStore store, CancellationToken token)
    {
        AssetOwner owner = NewOwner();
        AssetInfo[] mine = await PutManyAsync(store, owner, 25, token).ConfigureAwait(false);
        AssetOwner person = owner with { ConversationId = null };
        AssetOwner[] others = [person, .. Alike(owner.ConversationId!).Select(id => owner with { ConversationId = id }), .. OtherPeople(owner)];
        AssetInfo[] kept = await PutEachAsync(store, others, token).ConfigureAwait(false);

        Check.Equal("Deleting an owner says how many assets there were.", 25, await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false));
        Check.Equal("Deleting an owner again finds none.", 0, await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false));
        await AreGoneAsync(store, mine, token).ConfigureAwait(false);
        await AreThereAndGoAsync(store, kept, token).ConfigureAwait(false);
    }

    public static async Task Deleting_a_persons_assets_deletes_those_of_all_conversations_and_nothing_else(
        IAssetStore store, CancellationToken token)
    {
        AssetOwner person = NewOwner(null);
        AssetOwner[] mine = [person, .. Alike("conversation").Prepend("conversation").Select(id => person with { ConversationId = id })];
        AssetInfo[] gone = await PutEachAsync(store, mine, token).ConfigureAwait(false);
        AssetInfo[] kept = await PutEachAsync(store, [.. OtherPeople(person with { ConversationId = "conversation" })], token).ConfigureAwait(false);

        Check.Equal(
            "Deleting a person says how many assets there were.", mine.Length, await store.DeleteByOwnerAsync(person, token).ConfigureAwait(false));
        Check.Equal("Deleting a person again finds none.", 0, await store.DeleteByOwnerAsync(person, token).ConfigureAwait(false));
        await AreGoneAsync(store, gone, token).ConfigureAwait(false);
        await AreThereAndGoAsync(store, kept, token).ConfigureAwait(false);
    }

    public static async Task Ids_with_separators_never_lead_to_another_owner(IAssetStore store, CancellationToken token)
    {
        string id = Guid.NewGuid().ToString("N");
        foreach (string separator in (string[])["/", "|", "#", ":", "\0", ".", "\\", "%", "%2F", "*", "?"])
        {
            AssetOwner[] owners =
            [
                new(id + separator + "x", "y", "z"), new(id, "x" + separator + "y", "z"), new(id, "x", "y" + separator + "z"),
                new(id, "x" + separator + "y"), new(id + separator + "x", "y"),
            ];
            AssetInfo[] all = await PutEachAsync(store, owners, token).ConfigureAwait(false);
            foreach (AssetInfo one in all.Take(3))
            {
                Check.Equal(Alien, 1, await store.DeleteByOwnerAsync(one.Owner, token).ConfigureAwait(false));
            }

            await AreThereAndGoAsync(store, all[3..], token).ConfigureAwait(false);
        }
    }

    public static async Task An_upload_without_an_owner_or_a_type_is_refused(IAssetStore store, CancellationToken token)
    {
        AssetUpload[] uploads =
        [
            Upload(default), Upload(new AssetOwner("", "user")), Upload(new AssetOwner("tenant", "")), Upload(new AssetOwner("tenant", "user", "")),
            Upload(new AssetOwner("tenant", "\uD800")),
            Upload(NewOwner(), ""), Upload(NewOwner()) with { Metadata = new Dictionary<string, string> { ["Not So"] = "1" } },
        ];
        foreach (AssetUpload upload in uploads)
        {
            await Check.ThrowsAsync<ArgumentException>(
                "An upload that breaks the rules is refused.",
                async () => await store.PutAsync(upload, Stream.Null, token).ConfigureAwait(false)).ConfigureAwait(false);
        }

        await Check.ThrowsAsync<ArgumentException>(
            "Nobody's assets cannot be deleted.",
            async () => await store.DeleteByOwnerAsync(default, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static IEnumerable<string> Alike(string id)
        => [id + "/x", id + "x", id[..^1], id.ToUpperInvariant(), id + " ", id + "%", "_" + id[1..], id + "\u0301", "-", "."];

    private static IEnumerable<AssetOwner> OtherPeople(AssetOwner owner)
        => [.. Alike(owner.UserId).Select(id => owner with { UserId = id }), .. Alike(owner.TenantId).Select(id => owner with { TenantId = id })];

    private static async Task<AssetInfo[]> PutEachAsync(IAssetStore store, AssetOwner[] owners, CancellationToken token)
    {
        var all = new AssetInfo[owners.Length];
        for (int i = 0; i < owners.Length; i++)
        {
            all[i] = await store.PutAsync(owners[i], Bytes(100, 99), token).ConfigureAwait(false);
        }

        return all;
    }

    private static Task<AssetInfo[]> PutManyAsync(IAssetStore store, AssetOwner owner, int count, CancellationToken token)
        => PutEachAsync(store, [.. Enumerable.Repeat(owner, count)], token);

    private static async Task AreGoneAsync(IAssetStore store, AssetInfo[] all, CancellationToken token)
    {
        foreach (AssetInfo info in all)
        {
            Check.Equal("Deleting an owner deletes every asset of the owner.", null, await store.FindAsync(info.Id, token).ConfigureAwait(false));
            Check.Equal("Deleting an owner deletes every asset of the owner.", null, await store.OpenAsync(info.Id, token).ConfigureAwait(false));
        }
    }

    private static async Task AreThereAndGoAsync(IAssetStore store, AssetInfo[] all, CancellationToken token)
    {
        foreach (AssetInfo info in all)
        {
            Same(Alien, Bytes(100, 99), await store.ReadAsync(info.Id, token).ConfigureAwait(false));
            await store.DeleteAsync(info.Id, token).ConfigureAwait(false);
        }
    }
}
