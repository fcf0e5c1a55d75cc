using AvatarKit.Reference;

switch (args)
{
    case ["settings", var root]:
        foreach ((string file, string text) in ReferenceFiles.Create(new PackageSources(Path.GetFullPath(root))))
        {
            string path = Path.Combine(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        return 0;
    case ["site", var root, var output]:
        new SiteFiles(Path.GetFullPath(root), Path.GetFullPath(output)).Write();
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: avatarkit-reference (settings REPOSITORY | site REPOSITORY OUTPUT)");
        return 2;
}
