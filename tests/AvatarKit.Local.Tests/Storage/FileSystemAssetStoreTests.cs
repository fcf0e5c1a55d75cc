using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Local.Tests;

public sealed class FileSystemAssetStoreTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(StoreTesting.Noon);
    private readonly FileSystemAssetStore store;

    public FileSystemAssetStoreTests() => store = Open(folder["assets"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_asset_comes_back_as_it_was_put_also_through_another_store_on_the_folder()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300_000).Select(number => (byte)(number * 7))];
        using var content = new MemoryStream(bytes);
        content.Position = 3;

        AssetInfo asset = await store.PutAsync(Upload("ada"), content);

        FileSystemAssetStore other = Open(folder["assets"]);
        Assert.Equal(new AssetInfo(asset.Id, Owner("ada"), "audio/wav", 299_997, StoreTesting.Noon), asset);
        Assert.Equal(asset, await other.FindAsync(asset.Id));
        await using Stream stream = (await other.OpenAsync(asset.Id))!;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.Equal(bytes[3..], copy.ToArray());
        Assert.True(content.CanRead);
        Uri url = (await other.GetUrlAsync(asset.Id, TimeSpan.FromMinutes(1)))!;
        Assert.Equal("file", url.Scheme);
        Assert.EndsWith(".wav", url.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(bytes[3..], await File.ReadAllBytesAsync(url.LocalPath));
    }

    [Fact]
    public async Task Metadata_comes_back_also_through_another_store_and_assets_of_old_have_none()
    {
        AssetInfo with = await store.PutAsync(Upload("ada", "image/png")
            with { Metadata = new Dictionary<string, string> { ["description"] = "a »librarian« 📚" } }, new MemoryStream([1]));
        AssetInfo without = await store.PutAsync(Upload("ada", "image/png"), new MemoryStream([1]));

        FileSystemAssetStore other = Open(folder["assets"]);
        Assert.Equal("a »librarian« 📚", (await other.FindAsync(with.Id))?.Metadata?["description"]);
        Assert.Equal(with, await other.FindAsync(with.Id));
        Assert.Null((await other.FindAsync(without.Id))?.Metadata);
        string description = Assert.Single(Directory.GetFiles(folder["assets"], without.Id + ".json", SearchOption.AllDirectories));
        Assert.DoesNotContain("metadata", await File.ReadAllTextAsync(description), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("0123456789012345678901234567890123456789.wav/../x")]
    [InlineData("0123456789012345678901234567890123456789.wav\n")]
    [InlineData("0123456789012345678901234567890123456789.wav")]
    public async Task An_id_the_store_has_not_made_is_not_found(string id)
    {
        Assert.Null(await store.FindAsync(id));
        Assert.Null(await store.OpenAsync(id));
        Assert.Null(await store.GetUrlAsync(id, TimeSpan.FromMinutes(1)));
        Assert.False(await store.DeleteAsync(id));
    }

    [Fact]
    public async Task An_id_cannot_be_used_to_reach_the_description_or_a_file_outside()
    {
        AssetInfo asset = await PutAsync("ada", "words");
        folder.Write("outside.txt", "outside");

        Assert.Null(await store.OpenAsync(asset.Id + ".json"));
        Assert.Null(await store.OpenAsync("../../outside.txt"));
    }

    [Fact]
    public async Task A_deleted_asset_is_gone_with_all_its_files()
    {
        AssetInfo asset = await PutAsync("ada", "words");

        Assert.True(await store.DeleteAsync(asset.Id));
        Assert.False(await store.DeleteAsync(asset.Id));
        Assert.Null(await store.FindAsync(asset.Id));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Deleting_by_owner_deletes_what_is_theirs_and_nothing_else()
    {
        await PutAsync("ada", "1");
        await PutAsync("ada", "2");
        AssetInfo kept = await PutAsync("ad", "3");
        await PutAsync("../ada", "4");

        Assert.Equal(2, await store.DeleteByOwnerAsync(Owner("ada")));
        Assert.Equal(0, await store.DeleteByOwnerAsync(Owner("ada")));
        Assert.Equal(0, await store.DeleteByOwnerAsync(Owner("nobody")));
        Assert.Equal(1, await store.DeleteByOwnerAsync(Owner("../ada")));
        Assert.Equal(kept, await store.FindAsync(kept.Id));
    }

    [Fact]
    public async Task Bytes_a_crash_left_without_description_do_not_exist_and_go_with_their_owner()
    {
        AssetInfo asset = await PutAsync("ada", "half");
        File.Delete(Files().Single(file => file.EndsWith(".json", StringComparison.Ordinal)));

        Assert.Null(await store.FindAsync(asset.Id));
        Assert.Equal(0, await store.DeleteByOwnerAsync(Owner("ada")));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_put_whose_content_fails_or_is_cancelled_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        await using var failing = new FailingStream(() => throw new InvalidOperationException("broken"));
        await using var cancelling = new FailingStream(cancelled.Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.PutAsync(Upload("ada"), failing));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.PutAsync(Upload("ada"), cancelling, cancelled.Token));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_damaged_description_is_named()
    {
        AssetInfo asset = await PutAsync("ada", "words");
        string description = Files().Single(file => file.EndsWith(".json", StringComparison.Ordinal));
        await File.WriteAllTextAsync(description, "{\"id\":");

        StorageException damaged = await Assert.ThrowsAsync<StorageException>(async () => await store.FindAsync(asset.Id));

        Assert.Equal("storage.corrupt", damaged.Code);
        Assert.Contains(asset.Id, damaged.Message, StringComparison.Ordinal);
        Assert.Equal(description, damaged.Place);
    }

    [Fact]
    public async Task Ids_do_not_repeat_and_do_not_tell_the_owner()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (int number = 0; number < 100; number++)
        {
            ids.Add((await PutAsync("ada@example.org", "same")).Id);
        }

        Assert.Equal(100, ids.Count);
        Assert.DoesNotContain(Files(), file => file.Contains("ada@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_are_readable_by_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await PutAsync("ada", "words");

        foreach (string file in Files())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_unreachable()
    {
        folder.Write("file", "no folder");

        StorageException failed = await Assert.ThrowsAsync<StorageException>(
            async () => await Open(folder["file/assets"]).PutAsync(Upload("ada", "audio/wav"), new MemoryStream([1])));

        Assert.Equal("storage.unreachable", failed.Code);
        Assert.Equal(folder["file/assets"], failed.Place);
    }

    [SmallDiskFact]
    public async Task A_full_disk_leaves_nothing_of_the_asset_and_what_was_there_stays()
    {
        using var disk = new SmallDisk("256k");
        FileSystemAssetStore small = Open(Path.Combine(disk.Path, "assets"));
        AssetInfo first = await small.PutAsync(Upload("ada", "audio/wav"), new MemoryStream(new byte[50_000]));
        int before = Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories).Length;

        StorageException full = await Assert.ThrowsAsync<StorageException>(
            async () => await small.PutAsync(Upload("ada", "audio/wav"), new MemoryStream(new byte[400_000])));

        Assert.Equal("storage.full", full.Code);
        Assert.True(full.IsTransient);
        Assert.Equal(before, Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories).Length);
        Assert.Equal(first, await small.FindAsync(first.Id));
        await small.PutAsync(Upload("ada", "audio/wav"), new MemoryStream(new byte[50_000]));
    }

    [SmallDiskFact]
    public async Task A_folder_that_may_not_be_written_is_readonly()
    {
        using var disk = new SmallDisk("256k");
        FileSystemAssetStore small = Open(Path.Combine(disk.Path, "assets"));
        AssetInfo first = await small.PutAsync(Upload("ada", "audio/wav"), new MemoryStream([1]));
        await disk.MakeReadOnlyAsync();

        StorageException failed = await Assert.ThrowsAsync<StorageException>(
            async () => await small.PutAsync(Upload("ada", "audio/wav"), new MemoryStream([1])));

        Assert.Equal("storage.readonly", failed.Code);
        Assert.Equal(first, await small.FindAsync(first.Id));
    }

    private FileSystemAssetStore Open(string path) => new(new FileSystemAssetStoreOptions { Folder = path }, time);

    [Fact]
    public async Task What_was_stored_before_conversations_owned_assets_is_found_and_goes_with_the_person()
    {
        AssetInfo asset = await PutAsync("ada@example.org", "words");
        string description = Directory.GetFiles(folder["assets"], asset.Id + ".json", SearchOption.AllDirectories).Single();
        string text = await File.ReadAllTextAsync(description);
        Assert.Contains("\"owner\":\"acme/ada@example.org/c1\"", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(description, text.Replace("acme/ada@example.org/c1", "acme/ada%40example.org", StringComparison.Ordinal));
        string mark = Directory.GetFiles(folder["assets"], asset.Id, SearchOption.AllDirectories)
            .Single(path => path.Contains("owners", StringComparison.Ordinal));
        string person = Convert.ToHexStringLower(SHA256.HashData("acme/ada%40example.org"u8));
        Assert.Equal(person, Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(mark))));
        File.Move(mark, Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(mark))!, asset.Id));

        Assert.Equal(new AssetOwner("acme", "ada@example.org"), (await store.FindAsync(asset.Id))!.Owner);
        Assert.Equal(0, await store.DeleteByOwnerAsync(Owner("ada@example.org")));
        Assert.Equal(1, await store.DeleteByOwnerAsync(new AssetOwner("acme", "ada@example.org")));
        Assert.Null(await store.FindAsync(asset.Id));
    }

    [Fact]
    public async Task No_folder_is_kept_for_a_conversation_whose_assets_are_gone_and_putting_goes_on_meanwhile()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, token) =>
        {
            await store.PutAsync(Upload("ada"), new MemoryStream([1]), token);
            await store.DeleteByOwnerAsync(Owner("ada"), token);
        });

        await store.DeleteByOwnerAsync(new AssetOwner("acme", "ada"));

        Assert.Empty(Files());
        Assert.Empty(Directory.GetDirectories(folder["assets/owners"]));
    }

    private static AssetOwner Owner(string user) => new("acme", user, "c1");

    private static AssetUpload Upload(string user, string contentType = "audio/wav") => new() { Owner = Owner(user), ContentType = contentType };

    private async Task<AssetInfo> PutAsync(string owner, string text)
        => await store.PutAsync(Upload(owner, "text/plain; charset=utf-8"), new MemoryStream(Encoding.UTF8.GetBytes(text)));

    // Locks and what is remembered of erasures have nothing of an asset in them.
    private string[] Files() => Directory.Exists(folder["assets"])
        ?
        [
            .. Directory.GetFiles(folder["assets"], "*", SearchOption.AllDirectories).Where(path =>
                Path.GetRelativePath(folder["assets"], path).Split(Path.DirectorySeparatorChar)[0] is not ("locks" or "erased")),
        ]
        : [];

    /// <summary>Gives some bytes, then lets something happen, then gives more.</summary>
    private sealed class FailingStream(Action then) : MemoryStream(new byte[500_000])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position > 100_000)
            {
                then();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return base.ReadAsync(buffer, cancellationToken);
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            byte[] buffer = new byte[64 * 1024];
            int read;
            while ((read = await ReadAsync(buffer, cancellationToken)) > 0)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
    }
}
