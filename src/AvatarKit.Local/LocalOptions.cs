namespace AvatarKit.Local;

/// <summary>Where an avatar that runs on the machine alone keeps and finds its things. Validated when the host starts.</summary>
public sealed class LocalOptions
{
    /// <summary>The folder for the conversation database, assets and caches. Created where it is missing.</summary>
    /// <value>Default: <c>avatarkit</c> in the user's local application data, or in the temporary folder where the user has none.</value>
    [SettingRequired]
    public string DataFolder { get; set; } = DefaultDataFolder();

    /// <summary>The folder of Markdown and text files to answer from.</summary>
    /// <value>Default <see langword="null"/>: none; the local model then says that it has nothing to answer from.</value>
    public string? KnowledgeFolder { get; set; }

    private static string DefaultDataFolder()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "avatarkit");
    }
}
