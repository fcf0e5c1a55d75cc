using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Privacy.Encryption;

public sealed class EncryptedAssetStoreTests
{
    private static readonly AssetOwner Ada = new("acme", "ada", "c1");

    private readonly InMemoryAssetStore inner = new();
    private readonly InMemoryDataKeyStore dataKeys = new();
    private readonly EncryptionKeys keys;
    private readonly EncryptedAssetStore store;

    public EncryptedAssetStoreTests()
    {
        keys = new EncryptionKeys(new FakeKeyRing(), dataKeys);
        store = new EncryptedAssetStore(inner, keys);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(300_001)]
    public async Task Any_length_comes_back_and_none_of_it_lies_in_the_store(int length)
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(length);
        AssetInfo info = await PutAsync(bytes);

        Assert.Equal(length, info.Length);
        Assert.Null(info.Metadata);
        Assert.Equal(info, await store.FindAsync(info.Id));
        Assert.Equal(bytes, await ReadAsync(await store.OpenAsync(info.Id)));
        byte[] raw = await ReadAsync(await inner.OpenAsync(info.Id));
        Assert.True(raw.Length > length);
        Assert.True(length < 16 || raw.AsSpan().IndexOf(bytes.AsSpan(0, 16)) < 0);
        Assert.Null(await store.GetUrlAsync(info.Id, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Any_range_can_be_read()
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(300_001);
        AssetInfo info = await PutAsync(bytes);
        await using Stream stream = (await store.OpenAsync(info.Id))!;
        Assert.True(stream.CanSeek);
        Assert.Equal(bytes.Length, stream.Length);
        foreach ((int start, int count) in new[] { (0, 10), (65_530, 20), (299_990, 11), (131_072, 65_536), (5, 200_000), (65_536, 1), (0, 1) })
        {
            stream.Position = start;
            byte[] part = new byte[count];
            if (count % 2 == 0)
            {
                await stream.ReadExactlyAsync(part);
            }
            else
            {
                stream.ReadExactly(part);
            }

            Assert.Equal(bytes[start..(start + count)], part);
        }

        stream.Seek(0, SeekOrigin.End);
        Assert.Equal(0, await stream.ReadAsync(new byte[10]));
    }

    [Theory]
    [InlineData("cut at a chunk")]
    [InlineData("cut within a chunk")]
    [InlineData("changed")]
    [InlineData("swapped")]
    [InlineData("another owner")]
    [InlineData("another type")]
    public async Task What_was_cut_changed_or_moved_is_never_given(string what)
    {
        AssetInfo info = await PutAsync(new byte[200_000]);
        byte[] raw = await ReadAsync(await inner.OpenAsync(info.Id));
        const int Chunk = SealedAssetFormat.SealedChunkBytes;
        switch (what)
        {
            case "cut at a chunk":
                raw = raw[..(SealedAssetFormat.HeaderBytes + (2 * Chunk))];
                break;
            case "cut within a chunk":
                raw = raw[..^100];
                break;
            case "changed":
                raw[150_000] ^= 1;
                break;
            case "swapped":
                byte[] first = raw[SealedAssetFormat.HeaderBytes..(SealedAssetFormat.HeaderBytes + Chunk)];
                raw.AsSpan(SealedAssetFormat.HeaderBytes + Chunk, Chunk).CopyTo(raw.AsSpan(SealedAssetFormat.HeaderBytes));
                first.CopyTo(raw, SealedAssetFormat.HeaderBytes + Chunk);
                break;
            default:
                break;
        }

        AssetInfo moved = await inner.PutAsync(
            new AssetUpload
            {
                Owner = what == "another owner" ? Ada with { ConversationId = "c2" } : Ada,
                ContentType = what == "another type" ? "text/html" : "audio/wav",
                Metadata = new Dictionary<string, string> { [SealedAssetFormat.MetadataName] = "1" },
            },
            new MemoryStream(raw));

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await ReadAsync(await store.OpenAsync(moved.Id)));

        Assert.Equal("encryption.unreadable", refused.Code);
    }

    [Fact]
    public async Task Metadata_goes_beside_it_and_its_name_is_AvatarKits()
    {
        Dictionary<string, string> most =
            Enumerable.Range(0, AssetMetadata.MaxEntries).ToDictionary(static i => $"n{i}", static _ => new string('x', 80));
        AssetInfo info = await store.PutAsync(
            new AssetUpload { Owner = Ada, ContentType = "audio/wav", Metadata = most }, new MemoryStream([1]));

        Assert.Equal(most, info.Metadata);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.PutAsync(
            new AssetUpload
            {
                Owner = Ada, ContentType = "audio/wav", Metadata = new Dictionary<string, string> { [SealedAssetFormat.MetadataName] = "1" },
            },
            Stream.Null));
    }

    [Fact]
    public async Task What_was_stored_before_is_read_unless_the_option_says_no()
    {
        AssetInfo plain = await inner.PutAsync(new AssetUpload { Owner = Ada, ContentType = "audio/wav" }, new MemoryStream([1, 2]));
        var strict = new EncryptedAssetStore(inner, keys, Options.Create(new EncryptionOptions { AllowPlaintext = false }));

        Assert.Equal([1, 2], await ReadAsync(await store.OpenAsync(plain.Id)));
        await Assert.ThrowsAsync<StorageException>(async () => await strict.OpenAsync(plain.Id));
    }

    [Fact]
    public async Task Without_the_persons_key_nothing_can_be_read()
    {
        AssetInfo info = await PutAsync([1, 2, 3]);
        await keys.DestroyAsync(new DataKeyOwner("acme", "ada"));

        await Assert.ThrowsAsync<StorageException>(async () => await store.OpenAsync(info.Id));
        Assert.Equal(1, await store.DeleteByOwnerAsync(Ada));
    }

    private static async Task<byte[]> ReadAsync(Stream? stream)
    {
        Assert.NotNull(stream);
        await using Stream owned = stream;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task<AssetInfo> PutAsync(byte[] bytes)
        => await store.PutAsync(new AssetUpload { Owner = Ada, ContentType = "audio/wav" }, new MemoryStream(bytes));
}
