namespace AvatarKit.Local;

/// <summary>Finds the <c>dotnet</c> program that can run the eSpeak worker.</summary>
internal static class DotnetHost
{
    /// <summary>Finds it: the one that runs this process, the one the SDK or the environment names, the one on the path, the usual places.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="processPath">The program of this process.</param>
    /// <returns>Its path, or <see langword="null"/> when there is none.</returns>
    public static string? Find(Func<string, string?> environment, string? processPath)
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return Candidates(environment, processPath, name).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Candidates(Func<string, string?> environment, string? processPath, string name)
    {
        if (string.Equals(Path.GetFileName(processPath), name, StringComparison.OrdinalIgnoreCase))
        {
            yield return processPath!;
        }

        if (environment("DOTNET_HOST_PATH") is { Length: > 0 } host)
        {
            yield return host;
        }

        if (environment("DOTNET_ROOT") is { Length: > 0 } root)
        {
            yield return Path.Combine(root, name);
        }

        foreach (string folder in (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // A relative entry would run whatever lies in the folder the host was started from.
            if (Path.IsPathFullyQualified(folder))
            {
                yield return Path.Combine(folder, name);
            }
        }

        yield return OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet", name)
            : OperatingSystem.IsMacOS() ? "/usr/local/share/dotnet/dotnet" : "/usr/share/dotnet/dotnet";
    }
}
