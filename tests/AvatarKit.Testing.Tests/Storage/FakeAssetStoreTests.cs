namespace AvatarKit.Testing.Tests.Storage;

public sealed class FakeAssetStoreTests
{
    [Fact]
    public async Task Without_a_script_it_keeps_the_contract() => await new AssetStoreConformance(_ => new(new FakeAssetStore())).RunAllAsync();

    [Fact]
    public async Task It_fails_where_it_is_told_and_records_the_calls()
    {
        var store = new FakeAssetStore();
        store.On(AssetStoreOperation.Put).FailWith(new StorageException("storage.full", "Full.", "fake")).RespondWith(FakeOutcome.Normal);

        var upload = new AssetUpload { Owner = new AssetOwner("acme", "kim", "c1"), ContentType = "audio/wav" };

        await Assert.ThrowsAsync<StorageException>(async () => await store.PutAsync(upload, new MemoryStream([1])));
        AssetInfo info = await store.PutAsync(upload, new MemoryStream([1]));

        Assert.Equal($"https://assets.invalid/{info.Id}", (await store.GetUrlAsync(info.Id, TimeSpan.FromMinutes(1)))!.ToString());
        Assert.Equal([AssetStoreOperation.Put, AssetStoreOperation.Put, AssetStoreOperation.GetUrl], store.Calls.Select(call => call.Operation));
        Assert.Equal((upload.Owner, upload), (store.Calls[0].Owner, store.Calls[0].Upload));
    }
}
