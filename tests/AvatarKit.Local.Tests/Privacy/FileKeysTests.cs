using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Local.Tests.Privacy;

public sealed class FileKeysTests : IDisposable
{
    private static readonly DataKeyOwner Ada = new("acme", "ada");

    private readonly ScratchFolder folder = new();

    private string Ring => folder[Path.Combine("keys", "ring.json")];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_key_that_one_ring_wrapped_another_over_the_file_unwraps_for_the_same_owner_and_id_alone()
    {
        NewDataKey made = await new FileKeyRing(Ring).CreateAsync(Ada, "d1");
        var wrapped = new WrappedDataKey("d1", made.RingKeyId, made.Wrapped, DateTimeOffset.UnixEpoch);
        var other = new FileKeyRing(Ring);

        Assert.Equal(made.Key, await other.UnwrapAsync(Ada, wrapped));
        await RefusedAsync(other, Ada with { UserId = "bob" }, wrapped);
        await RefusedAsync(other, Ada, wrapped with { Id = "d2" });
        await RefusedAsync(other, Ada, wrapped with { RingKeyId = "none" });
        await RefusedAsync(other, Ada, wrapped with { Bytes = [.. wrapped.Bytes[..^1], (byte)(wrapped.Bytes[^1] ^ 1)] });
        await RefusedAsync(other, Ada, wrapped with { Bytes = [1] });
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Ring));
        }
    }

    [Theory]
    [InlineData("""{"keys":[null]}""")]
    [InlineData("""{"keys":null}""")]
    [InlineData("""{"keys":[{"id":null,"key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}""")]
    public async Task A_ring_with_a_key_that_is_none_is_damaged(string json)
    {
        folder.Write("keys/ring.json", json);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await new FileKeyRing(Ring).GetCurrentKeyIdAsync());

        Assert.Equal("storage.failed", refused.Code);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"id":"d1","ringKeyId":null,"bytes":"AAAA"}]""")]
    public async Task A_file_of_data_keys_with_one_that_is_none_is_damaged(string keys)
    {
        using var store = new FileDataKeyStore(folder["data"]);
        await store.AddAsync(Ada, new WrappedDataKey("d1", "r1", [1], DateTimeOffset.UnixEpoch), 0);
        string file = Assert.Single(Directory.GetFiles(folder["data"], "*.json"));
        await File.WriteAllTextAsync(file, $$"""{"owner":{"tenantId":"acme","userId":"ada"},"keys":{{keys}}}""");

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await store.FindAsync(Ada));

        Assert.Equal("storage.failed", refused.Code);
    }

    [Fact]
    public async Task Many_that_begin_at_once_have_one_first_key()
    {
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            async () => await new FileKeyRing(Ring).GetCurrentKeyIdAsync())));

        Assert.Single(ids.Distinct());
        Assert.Equal([Ring, Ring + ".lock"], Directory.GetFiles(Path.GetDirectoryName(Ring)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_new_key_wraps_from_then_on_and_the_old_is_still_read()
    {
        var ring = new FileKeyRing(Ring);
        NewDataKey made = await ring.CreateAsync(Ada, "d1");
        var wrapped = new WrappedDataKey("d1", made.RingKeyId, made.Wrapped, DateTimeOffset.UnixEpoch);

        string added = await ring.AddKeyAsync();

        Assert.Equal(added, await new FileKeyRing(Ring).GetCurrentKeyIdAsync());
        Assert.Equal(made.Key, await ring.UnwrapAsync(Ada, wrapped));
        WrappedDataKey anew = await ring.RewrapAsync(Ada, wrapped);
        Assert.Equal(added, anew.RingKeyId);
        Assert.Equal(made.Key, await ring.UnwrapAsync(Ada, anew));
    }

    [Theory]
    [InlineData("{\"keys\":[]}")]
    [InlineData("{\"keys\":[{\"id\":\"a\",\"key\":\"c2VjcmV0\",\"createdAt\":\"2026-01-01T00:00:00Z\"}]}")]
    [InlineData("secret")]
    [InlineData("")]
    public async Task A_ring_that_is_damaged_is_refused_without_telling_keys_and_left_as_it_is(string text)
    {
        folder.Write(Path.Combine("keys", "ring.json"), text);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await new FileKeyRing(Ring).CreateAsync(Ada, "d1"));

        Assert.Equal("storage.failed", refused.Code);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("c2VjcmV0", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Ring));
    }

    [Fact]
    public async Task Data_keys_are_added_once_replaced_where_they_are_and_gone_when_deleted()
    {
        var store = new FileDataKeyStore(folder["people"]);
        var key = new WrappedDataKey("d1", "r1", [1, 2], DateTimeOffset.UnixEpoch);
        Assert.Empty(await store.FindAsync(Ada));
        Assert.Empty(await store.ListAsync().ToListAsync());
        Assert.False(await store.DeleteAsync(Ada));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(
            async () => await new FileDataKeyStore(folder["people"]).AddAsync(Ada, key with { Id = $"d{number}" }, 0))));

        WrappedDataKey only = Assert.Single(await store.FindAsync(Ada));
        Assert.Equal([1, 2], only.Bytes);
        Assert.Equal(2, (await store.AddAsync(Ada, key with { Id = "d99" }, 1)).Count);
        Assert.True(await store.ReplaceAsync(Ada, only with { RingKeyId = "r2" }));
        Assert.False(await store.ReplaceAsync(Ada, key with { Id = "none" }));
        Assert.Equal(["r2", "r1"], (await store.FindAsync(Ada)).Select(static known => known.RingKeyId));
        Assert.Equal([Ada], await store.ListAsync().ToListAsync());
        Assert.Empty(await store.FindAsync(new DataKeyOwner("acme", "bob")));

        Assert.True(await store.DeleteAsync(Ada));
        Assert.Empty(await store.FindAsync(Ada));
    }

    [Fact]
    public async Task A_sqlite_store_and_files_under_encryption_have_nothing_of_what_was_said()
    {
        var services = new ServiceCollection();
        services.Configure<LocalOptions>(options => options.DataFolder = folder.Path);
        services.AddAvatarChatbot().UseSqliteConversations().UseFileAssets().UseFileKeys().UseEncryption();
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            IConversationStore store = provider.GetRequiredService<IConversationStore>();
            var key = new ConversationKey("c1", "ada", "acme");
            DateTimeOffset now = DateTimeOffset.UnixEpoch;
            await store.StartTurnAsync(key, new TurnStart { TurnId = "t1", Message = "Plantedsecret", StartedAt = now, TakeOverBefore = now }, 0);
            await store.CompleteTurnAsync(
                key, "t1", 1, new TurnResult { Status = TurnStatus.Completed, Answer = "Plantedsecret, yes", EndedAt = now });
            await store.CutTurnAsync(key, "t1", 1, "Plantedsecret");
            var rating = new TurnRating { Score = 3, RatedAt = now, Comment = new string('ü', TurnRating.MaxCommentLength) };
            await store.RateTurnAsync(key, "t1", rating);
            AssetInfo asset = await provider.GetRequiredService<IAssetStore>().PutAsync(
                new AssetUpload { Owner = AssetOwner.Of(key), ContentType = "text/plain" }, new MemoryStream("Plantedsecret"u8.ToArray()));
            Assert.Equal(13, asset.Length);
            ConversationTurn turn = (await store.GetWindowAsync(key, 1)).Turns[0];
            Assert.Equal(("Plantedsecret", "Plantedsecret"), (turn.Message, turn.Result!.Answer));
            Assert.Equal(TurnRating.MaxCommentLength, turn.Rating!.Comment!.Length);
        }

        foreach (string path in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.True((await File.ReadAllBytesAsync(path)).AsSpan().IndexOf("Plantedsecret"u8) < 0, path);
        }
    }

    private static async Task RefusedAsync(FileKeyRing ring, DataKeyOwner owner, WrappedDataKey key)
        => Assert.Equal(
            "encryption.unreadable",
            (await Assert.ThrowsAsync<StorageException>(async () => await ring.UnwrapAsync(owner, key))).Code);
}
