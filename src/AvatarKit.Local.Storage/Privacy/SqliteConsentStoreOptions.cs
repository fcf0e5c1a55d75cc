namespace AvatarKit.Local;

/// <summary>Where and how <see cref="SqliteConsentStore"/> keeps consents.</summary>
public sealed class SqliteConsentStoreOptions
{
    /// <summary>The database file. It is created, with its folder, when missing; both are then readable by their owner alone (Unix).</summary>
    /// <value>Default <c>avatarkit/{application}/consents.db</c> in the user's folder for local application data.</value>
    /// <remarks>Local disks only: SQLite's write-ahead log needs shared memory that network file systems do not give.</remarks>
    [SettingRequired]
    public string Path { get; set; } = System.IO.Path.Combine(ApplicationFolder.Path, "consents.db");

    /// <summary>How long a write waits for another process's write before it fails with <c>storage.locked</c>.</summary>
    /// <value>Default 10 seconds. More than 0.</value>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
