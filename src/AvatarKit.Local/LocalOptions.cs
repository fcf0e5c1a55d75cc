namespace AvatarKit.Local;

/// <summary>Where an avatar that runs on the machine alone keeps and finds its things. Validated when the host starts.</summary>
public sealed class LocalOptions
{
    /// <summary>The folder for the conversation database, assets and caches. Created where it is missing.</summary>
    /// <value>Default: <c>avatarkit</c> in the user's local application data, or in the temporary folder where the user has none.
    /// What the voices run is not kept there then, as other users could put something else in its place.</value>
    [SettingRequired]
    public string DataFolder { get; set; } = DefaultDataFolder(PrivateFolder.UserData);

    /// <summary>The folder of Markdown and text files to answer from.</summary>
    /// <value>Default <see langword="null"/>: none; the local model then says that it has nothing to answer from.</value>
    public string? KnowledgeFolder { get; set; }

    /// <summary>Where the voices keep the code they run; <see langword="null"/>: in memory, or where they find a place of the user's own.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="userData">The user's local application data; empty for a user without.</param>
    internal static string? CacheFolder(string dataFolder, string userData)
    {
        // Another user may have made a folder of the temporary one's before: nothing is run from there.
        bool isTemporary = userData.Length == 0 && dataFolder == DefaultDataFolder(userData);
        return isTemporary ? null : Path.Combine(dataFolder, "cache");
    }

    internal static string DefaultDataFolder(string userData) => Path.Combine(userData.Length > 0 ? userData : Path.GetTempPath(), "avatarkit");
}
