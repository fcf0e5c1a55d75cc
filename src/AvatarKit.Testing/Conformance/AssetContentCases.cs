using static AvatarKit.Testing.AssetScene;

namespace AvatarKit.Testing;

internal static class AssetContentCases
{
    public static async Task What_is_put_can_be_read_byte_for_byte(IAssetStore store, CancellationToken token)
    {
        foreach (int length in (int[])[0, 1, 81_919, 81_920, 81_921, 3_000_000])
        {
            byte[] bytes = Bytes(length, length);
            AssetInfo info = await store.PutAsync(NewOwner(), bytes, token).ConfigureAwait(false);
            Check.Equal("An asset has its length.", length, info.Length);
            Same("An asset is read as it was put.", bytes, await store.ReadAsync(info.Id, token).ConfigureAwait(false));
        }
    }

    public static async Task A_stream_is_read_from_where_it_stands_and_stays_the_callers(IAssetStore store, CancellationToken token)
    {
        byte[] bytes = Bytes(1000, 1);
        using var stream = new MemoryStream(bytes);
        stream.Position = 300;
        AssetInfo info = await store.PutAsync(Upload(NewOwner()), stream, token).ConfigureAwait(false);
        Same("A stream is read from its position to its end.", bytes[300..], await store.ReadAsync(info.Id, token).ConfigureAwait(false));
        Check.Equal("The length is that of what was read.", 700, info.Length);
        Check.Equal("The caller keeps ownership of the stream.", true, stream.CanRead);
    }

    public static async Task A_stream_that_cannot_seek_and_gives_little_at_a_time_is_read_whole(IAssetStore store, CancellationToken token)
    {
        byte[] bytes = Bytes(200_000, 2);
        using var stream = new TrickleStream(bytes);
        AssetInfo info = await store.PutAsync(Upload(NewOwner()), stream, token).ConfigureAwait(false);
        Same("A stream is read to its end, however little it gives at a time.", bytes, await store.ReadAsync(info.Id, token).ConfigureAwait(false));
        Check.Equal("The length is that of what was read.", bytes.Length, info.Length);
        Check.Equal("The caller keeps ownership of the stream.", false, stream.IsClosed);
    }

    public static async Task What_is_known_of_an_asset_is_what_was_put(IAssetStore store, CancellationToken token)
    {
        foreach (AssetOwner owner in (AssetOwner[])
            [
                NewOwner(), NewOwner(null), NewOwner("../x/%2F"), NewOwner(" 💬 المالك"), NewOwner(new string('x', 300)),
                NewOwner() with { UserId = "a/b%/c?#\\" },
            ])
        {
            DateTimeOffset before = TimeProvider.System.GetUtcNow().AddSeconds(-1);
            AssetInfo info = await store.PutAsync(owner, Bytes(10, 3), token, "text/plain; charset=\"utf-8\"").ConfigureAwait(false);
            Check.Equal("An asset has its owner, character by character.", owner, info.Owner);
            Check.Equal("An asset has its media type.", "text/plain; charset=\"utf-8\"", info.ContentType);
            Check.True("An asset has the moment it was stored.",
                info.CreatedAt >= before && info.CreatedAt <= TimeProvider.System.GetUtcNow().AddSeconds(1), "now", $"{info.CreatedAt:O}");
            AssetInfo found = Check.NotNull("An asset that was put is found.", await store.FindAsync(info.Id, token).ConfigureAwait(false));
            Check.True(
                "An asset is found as putting it said.",
                found with { CreatedAt = info.CreatedAt } == info && (found.CreatedAt - info.CreatedAt).Duration() < TimeSpan.FromMilliseconds(2),
                info.ToString(),
                found.ToString());
        }
    }

    public static async Task Ids_are_safe_and_never_given_twice(IAssetStore store, CancellationToken token)
    {
        HashSet<string> ids = new(StringComparer.OrdinalIgnoreCase);
        foreach (string id in (string[])["..", "../../x", "C:\\x", "plain", "?#%&"])
        {
            AssetOwner owner = NewOwner(id) with { UserId = id };
            for (int i = 0; i < 3; i++)
            {
                AssetInfo info = await store.PutAsync(owner, Bytes(10, 4), token, "a/../../b").ConfigureAwait(false);
                Check.True(
                    "An id has only letters, digits, '-', '_', '.' and '/'.",
                    info.Id.Length > 0 && info.Id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/'),
                    "only those",
                    info.Id);
                Check.True(
                    "An id is a path that stays where it is.",
                    info.Id.Split('/').All(static part => part is not ("" or "." or "..")),
                    "no empty part, no '.' and no '..'",
                    info.Id);
                Check.True("An id is never given twice, not even in other case.", ids.Add(info.Id), "a new id", info.Id);
            }

            await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false);
        }
    }

    public static async Task Readers_do_not_disturb_each_other(IAssetStore store, CancellationToken token)
    {
        byte[] bytes = Bytes(100_000, 5);
        AssetInfo info = await store.PutAsync(NewOwner(), bytes, token).ConfigureAwait(false);
        using Stream first = Check.NotNull("An asset that was put opens.", await store.OpenAsync(info.Id, token).ConfigureAwait(false));
        var head = new byte[5000];
        await first.ReadExactlyAsync(head, token).ConfigureAwait(false);
        Same("A second reader begins at the first byte.", bytes, await store.ReadAsync(info.Id, token).ConfigureAwait(false));
        var rest = new byte[bytes.Length - head.Length];
        await first.ReadExactlyAsync(rest, token).ConfigureAwait(false);
        Same("A reader goes on where it was.", bytes, [.. head, .. rest]);
    }

    public static async Task Concurrent_puts_are_all_stored(IAssetStore store, CancellationToken token)
    {
        AssetOwner owner = NewOwner();
        AssetInfo[] all = await StoreScene.AtOnceAsync(16, i => store.PutAsync(owner, Bytes(20_000 + i, i), token)).ConfigureAwait(false);
        for (int i = 0; i < all.Length; i++)
        {
            Same("Assets put at once are each stored as they were.", Bytes(20_000 + i, i),
                await store.ReadAsync(all[i].Id, token).ConfigureAwait(false));
        }

        Check.Equal("Assets put at once are all the owner's.", all.Length, await store.DeleteByOwnerAsync(owner, token).ConfigureAwait(false));
    }
}
