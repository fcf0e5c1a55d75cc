namespace AvatarKit.Local;

/// <summary>Where <see cref="FileSystemAssetStore"/> keeps assets.</summary>
public sealed class FileSystemAssetStoreOptions
{
    /// <summary>The folder. It is created when missing, readable by its owner alone (Unix), and is the store's own:
    /// put nothing else there.</summary>
    /// <value>Default <c>avatarkit/{application}/assets</c> in the user's folder for local application data.</value>
    [SettingRequired]
    public string Folder { get; set; } = Path.Combine(ApplicationFolder.Path, "assets");
}
