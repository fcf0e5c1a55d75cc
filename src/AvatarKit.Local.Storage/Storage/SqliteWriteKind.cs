namespace AvatarKit.Local;

internal enum SqliteWriteKind
{
    /// <summary>Only opens the database.</summary>
    Open,

    /// <summary>Changes rows.</summary>
    Change,

    /// <summary>Erases rows: the log is emptied after it.</summary>
    Erase,
}
