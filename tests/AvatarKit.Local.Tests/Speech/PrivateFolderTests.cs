namespace AvatarKit.Local.Tests.Speech;

public sealed class PrivateFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("avatarkit-tests-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_folder_that_others_could_write_to_is_made_private()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = Path.Combine(root, "shared");
        Directory.CreateDirectory(path, (UnixFileMode)0b111_111_111);
        string fresh = Path.Combine(root, "fresh");

        Assert.NotNull(PrivateFolder.TryOpen(path));
        Assert.NotNull(PrivateFolder.TryOpen(fresh));

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(path));
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(fresh));
    }

    [Fact]
    public void A_file_in_it_is_its_users_alone_whatever_the_umask_is()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        PrivateFolder folder = PrivateFolder.TryOpen(Path.Combine(root, "mine"))!;

        Assert.True(folder.TryWrite("a", [1, 2, 3]));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "a")));
    }

    [Fact]
    public void A_path_through_a_file_is_no_folder()
    {
        string file = Path.Combine(root, "file");
        File.WriteAllText(file, "");

        Assert.Null(PrivateFolder.TryOpen(Path.Combine(file, "below")));
        Assert.Null(PrivateFolder.TryOpen(file));
        Assert.Null(PrivateFolder.TryOpen(null));
    }

    [Fact]
    public async Task Many_writers_of_one_file_leave_it_whole()
    {
        PrivateFolder folder = PrivateFolder.TryOpen(root)!;

        bool[] written = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => folder.TryWrite("file", [.. Enumerable.Repeat((byte)i, 100_000)], [(byte)i]))));

        byte[] content = folder.TryRead("file")!;
        Assert.All(written, Assert.True);
        Assert.Equal(100_001, content.Length);
        Assert.Single(content.Distinct());
        Assert.Single(Directory.GetFiles(root));
    }
}
