using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Local.Tests.Routing;

public sealed class FileCalibrationStoreTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private string Path => System.IO.Path.Combine(folder.Path, "deep", "calibration.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_saved_last_is_read_also_by_another_store()
    {
        var store = new FileCalibrationStore(Path);
        Assert.Null(await store.LoadAsync());

        await store.SaveAsync("{\"a\":1}");
        await store.SaveAsync("{\"b\":\"ü\"}");

        Assert.Equal("{\"b\":\"ü\"}", await new FileCalibrationStore(Path).LoadAsync());
        Assert.Equal([Path], Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public async Task Many_at_once_leave_one_whole_document()
    {
        string[] documents = [.. Enumerable.Range(0, 40).Select(static number => new string((char)('a' + (number % 26)), 20_000 + number))];
        FileCalibrationStore[] stores = [new(Path), new(Path)];
        await stores[0].SaveAsync(documents[0]);

        await Task.WhenAll(documents.Select((document, number) => Task.Run(async () =>
        {
            await stores[number % 2].SaveAsync(document);
            Assert.Contains(await stores[number % 2].LoadAsync(), documents);
        })));

        Assert.Single(Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Theory]
    [InlineData("large")]
    [InlineData("binary")]
    [InlineData("folder")]
    public async Task What_is_no_calibration_is_refused_by_name(string what)
    {
        Directory.CreateDirectory(what == "folder" ? Path : System.IO.Path.GetDirectoryName(Path)!);
        if (what != "folder")
        {
            await File.WriteAllBytesAsync(Path, what == "large" ? new byte[5 * 1024 * 1024] : [0xC3, 0x28]);
        }

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await new FileCalibrationStore(Path).LoadAsync());

        Assert.Equal("storage.failed", refused.Code);
        Assert.Contains(System.IO.Path.GetFileName(Path), refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path, refused.Message, StringComparison.Ordinal);
        Assert.Equal(Path, refused.Place);
    }

    [Fact]
    public async Task Where_it_cannot_be_written_what_was_there_stays()
    {
        Directory.CreateDirectory(Path);
        var store = new FileCalibrationStore(Path);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await store.SaveAsync("{}"));

        Assert.Equal("storage.failed", refused.Code);
        Assert.Empty(Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public async Task UseLocal_keeps_what_the_router_learns_in_the_data_folder()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAvatarChatbot().UseLocal(options => options.DataFolder = folder.Path);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ICalibrationStore>().SaveAsync("{}");

        Assert.True(File.Exists(System.IO.Path.Combine(folder.Path, "calibration.json")));
    }
}
