using AvatarKit.BrowserBuild;

if (args is not [var package, var output])
{
    await Console.Error.WriteLineAsync("Usage: avatarkit-browser-build PACKAGE-FOLDER OUTPUT-FOLDER");
    return 2;
}

try
{
    IReadOnlyDictionary<string, byte[]> files = ServedFiles.Create(new BrowserSources(package));

    // A file that is served no longer must not be embedded from an earlier build.
    if (Directory.Exists(output))
    {
        Directory.Delete(output, recursive: true);
    }

    foreach ((string name, byte[] content) in files)
    {
        string path = Path.Combine(output, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content);
    }

    return 0;
}
catch (Exception error) when (error is InvalidOperationException or IOException or System.Text.Json.JsonException)
{
    // In the form that MSBuild takes for an error of the build.
    await Console.Error.WriteLineAsync($"avatarkit-browser-build : error AKJS001: {error.Message}");
    return 1;
}
