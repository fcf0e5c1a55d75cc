namespace AvatarKit.Local;

/// <summary>Where an avatar that runs on the machine alone keeps and finds its things. Validated when the host starts.</summary>
public sealed class LocalOptions
{
    /// <summary>The folder for the conversation database, assets and caches. Created where it is missing.</summary>
    /// <value>Default: <c>avatarkit/{application}</c> in the user's local application data, or in the temporary folder where the user has none;
    /// the application is called as its entry assembly. What the voices run is not kept there: it is the same for all of the user's
    /// applications (<c>AvatarKit:Local:Voices:CacheFolder</c>).</value>
    [SettingRequired]
    public string DataFolder { get; set; } = ApplicationFolder.Path;

    /// <summary>The folder of Markdown and text files to answer from.</summary>
    /// <value>Default <see langword="null"/>: none; the local model then says that it has nothing to answer from.</value>
    public string? KnowledgeFolder { get; set; }
}
