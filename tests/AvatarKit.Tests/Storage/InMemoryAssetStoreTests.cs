using AvatarKit.Testing;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Storage;

public sealed class InMemoryAssetStoreTests
{
    private static readonly AssetStoreConformance Suite = new(_ => new(new InMemoryAssetStore()));

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();

    [Fact]
    public async Task Beyond_the_maximum_the_oldest_assets_go()
    {
        InMemoryAssetStore store = Store(100);
        AssetInfo first = await PutAsync(store, 40);
        AssetInfo second = await PutAsync(store, 40);
        AssetInfo third = await PutAsync(store, 60);

        Assert.Null(await store.FindAsync(first.Id));
        Assert.NotNull(await store.FindAsync(second.Id));
        Assert.NotNull(await store.FindAsync(third.Id));
    }

    [Fact]
    public async Task Room_is_free_again_after_a_deletion()
    {
        InMemoryAssetStore store = Store(100);
        AssetInfo first = await PutAsync(store, 50);
        AssetInfo second = await PutAsync(store, 50);
        await store.DeleteAsync(first.Id);
        AssetInfo third = await PutAsync(store, 50);

        Assert.NotNull(await store.FindAsync(second.Id));
        Assert.NotNull(await store.FindAsync(third.Id));
    }

    [Fact]
    public async Task An_asset_that_never_fits_is_refused_and_the_others_stay()
    {
        InMemoryAssetStore store = Store(100);
        AssetInfo kept = await PutAsync(store, 100);

        StorageException error = await Assert.ThrowsAsync<StorageException>(() => PutAsync(store, 101));

        Assert.Equal("storage.full", error.Code);
        Assert.Contains("MaxAssetBytes", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await store.FindAsync(kept.Id));
    }

    [Fact]
    public async Task It_has_no_URLs()
    {
        InMemoryAssetStore store = Store(100);

        Assert.Null(await store.GetUrlAsync((await PutAsync(store, 1)).Id, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task An_asset_needs_an_owner()
        => await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await Store(100).PutAsync(new AssetUpload { Owner = new AssetOwner("acme", ""), ContentType = "audio/wav" }, Stream.Null));

    private static InMemoryAssetStore Store(long maxBytes) => new(Options.Create(new InMemoryStorageOptions { MaxAssetBytes = maxBytes }));

    private static async Task<AssetInfo> PutAsync(InMemoryAssetStore store, int length)
        => await store.PutAsync(
            new AssetUpload { Owner = new AssetOwner("acme", "ada"), ContentType = "audio/wav" }, new MemoryStream(new byte[length]));
}
