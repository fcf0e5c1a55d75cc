using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Local.Tests;

/// <summary>What a killed process leaves in the asset folder.</summary>
public sealed class FileSystemAssetCrashTests : IDisposable
{
    private static readonly AssetOwner Owner = new("acme", "ada", "c1");

    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_being_described_is_swept_when_the_store_is_used_again_and_what_is_being_described_stays()
    {
        string old = folder.Write("new/old.wav", "{\"owner\":\"acme/ada\"}");
        string young = folder.Write("new/young.wav", "{\"owner\":\"acme/bob\"}");
        File.SetLastWriteTimeUtc(old, time.GetUtcNow().UtcDateTime.AddHours(-1));

        Assert.Null(await Open().FindAsync(new string('a', 40) + ".wav"));

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public async Task What_was_being_described_goes_with_its_owner()
    {
        AssetInfo asset = await PutAsync(Open());
        string description = Directory.GetFiles(folder.Path, "*.json", SearchOption.AllDirectories).Single();
        Directory.CreateDirectory(folder["new"]);
        File.Move(description, folder[$"new/{asset.Id}"]);

        Assert.Null(await Open().FindAsync(asset.Id));
        Assert.Equal(0, await Open().DeleteByOwnerAsync(Owner));

        Assert.Empty(FilesOf("new"));
        Assert.Empty(FilesOf("content"));
        Assert.Empty(FilesOf("owners"));
    }

    [Fact]
    public async Task Who_was_deleted_is_remembered_by_other_stores_on_the_folder_for_a_day_and_under_no_name()
    {
        FileSystemAssetStore store = Open();
        DateTimeOffset before = time.GetUtcNow();
        time.Advance(TimeSpan.FromSeconds(1));
        await store.DeleteByOwnerAsync(Owner with { ConversationId = null });

        await Assert.ThrowsAsync<ErasedException>(async () => await PutAsync(Open(), before));
        Assert.DoesNotContain("ada", string.Concat(FilesOf("erased").Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Empty(FilesOf("content"));

        time.Advance(TimeSpan.FromDays(2));
        await store.DeleteByOwnerAsync(Owner with { UserId = "bob" });
        Assert.Single(FilesOf("erased"));
    }

    private FileSystemAssetStore Open() => new(new FileSystemAssetStoreOptions { Folder = folder.Path }, time);

    private static async Task<AssetInfo> PutAsync(FileSystemAssetStore store, DateTimeOffset? begun = null)
        => await store.PutAsync(new AssetUpload { Owner = Owner, ContentType = "audio/wav", BegunAt = begun }, new MemoryStream([1, 2, 3]));

    private string[] FilesOf(string name) => Directory.GetFiles(folder[name], "*", SearchOption.AllDirectories);
}
