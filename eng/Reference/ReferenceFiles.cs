namespace AvatarKit.Reference;

/// <summary>The files of the repository that are written from the sources.</summary>
internal static class ReferenceFiles
{
    public const string Settings = "eng/site/reference/settings.md";

    /// <summary>What each file should hold, by its path in the repository.</summary>
    public static IReadOnlyDictionary<string, string> Create(PackageSources sources)
    {
        var tree = new SettingTree(sources);
        var schema = new ConfigurationSchema(tree, sources.Compilation);
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Settings] = new SettingsPage(tree, sources.Compilation).Write(),
        };
        foreach (string package in sources.Packages)
        {
            if (schema.Write(package) is { } text)
            {
                files[$"src/{package}/ConfigurationSchema.json"] = text;
            }
        }

        return files;
    }
}
