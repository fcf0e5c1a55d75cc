namespace AvatarKit.Local;

/// <summary>A database file of ours: where it is, what it is called, and what its tables have been.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="BusyTimeout">How long another process's write is waited for.</param>
/// <param name="Schema">Its tables.</param>
internal sealed record SqliteFile(string Path, TimeSpan BusyTimeout, SqliteSchema Schema)
{
    /// <summary>Its name, for messages: where it is, clients are not told.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>What messages call it.</summary>
    public string Noun => Schema.Noun;

    /// <summary>The options that say where it is.</summary>
    public string OptionsName => Schema.OptionsName;
}
