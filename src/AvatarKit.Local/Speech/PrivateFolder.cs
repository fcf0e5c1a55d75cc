namespace AvatarKit.Local;

/// <summary>A folder that only its user can look into or write to, for code that will be run from it.</summary>
internal sealed class PrivateFolder
{
    private const UnixFileMode OnlyUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private PrivateFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>The folder that is used when none is named: the user's local application data,
    /// or <see langword="null"/> for a user without one.</summary>
    public static string? DefaultPath => UserData is { Length: > 0 } data ? System.IO.Path.Combine(data, "avatarkit", "speech") : null;

    private static string UserData
        => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>Creates a folder or makes an existing one private.</summary>
    /// <returns>The folder, or <see langword="null"/> when it cannot be made or is another user's.</returns>
    public static PrivateFolder? TryOpen(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
                return new PrivateFolder(path);
            }

            DirectoryInfo info = Directory.CreateDirectory(path, OnlyUser);
            if (info.LinkTarget is not null)
            {
                info = (DirectoryInfo)info.ResolveLinkTarget(returnFinalTarget: true)!;
            }

            // Fails for a folder of another user's: only the owner may set its mode.
            File.SetUnixFileMode(info.FullName, OnlyUser);
            return new PrivateFolder(info.FullName);
        }
        catch (Exception e) when (IsDenied(e))
        {
            return null;
        }
    }

    /// <summary>Reads a file whole.</summary>
    /// <returns>The content, or <see langword="null"/> when it is not there or cannot be read.</returns>
    public byte[]? TryRead(string name)
    {
        try
        {
            return File.ReadAllBytes(System.IO.Path.Combine(Path, name));
        }
        catch (Exception e) when (IsDenied(e))
        {
            return null;
        }
    }

    /// <summary>Writes a file so that it appears whole or not at all, also with several processes writing it.</summary>
    /// <returns>Whether it stands there now.</returns>
    public bool TryWrite(string name, params ReadOnlySpan<byte[]> parts)
    {
        string path = System.IO.Path.Combine(Path, name);
        string partial = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            using (FileStream stream = CreateNew(partial))
            {
                foreach (byte[] part in parts)
                {
                    stream.Write(part);
                }
            }

            File.Move(partial, path, overwrite: true);
            return true;
        }
        catch (Exception e) when (IsDenied(e))
        {
            TryDelete(partial);
            return false;
        }
    }

    private static FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (IsDenied(e))
        {
        }
    }

    private static bool IsDenied(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
