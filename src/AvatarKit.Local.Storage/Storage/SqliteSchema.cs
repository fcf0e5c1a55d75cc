using System.Globalization;

namespace AvatarKit.Local;

/// <summary>The tables of a database of ours and the way from each older shape to the newest.</summary>
/// <param name="Noun">What messages call the database.</param>
/// <param name="OptionsName">The options that say where it is.</param>
/// <param name="ApplicationId">Tells its files from another program's.</param>
/// <param name="Migrations">Index n brings a file from version n to n + 1. Entries are never changed once shipped, only added.</param>
internal sealed record SqliteSchema(string Noun, string OptionsName, int ApplicationId, IReadOnlyList<string> Migrations)
{
    public int CurrentVersion => Migrations.Count;

    /// <summary>Brings the file to the newest shape. Safe when several processes do it at once.</summary>
    public void Migrate(SqliteSession session, string path)
    {
        if (LookAt(session, path) == Migrations.Count)
        {
            return;
        }

        session.Script("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been here between the look and the lock.
            int version = ReadVersion(session, path);
            for (; version < Migrations.Count; version++)
            {
                session.Script(Migrations[version]);
            }

            session.Pragma(string.Create(CultureInfo.InvariantCulture, $"application_id = {ApplicationId}"));
            session.Pragma(string.Create(CultureInfo.InvariantCulture, $"user_version = {version}"));
            session.Script("COMMIT");
        }
        catch
        {
            session.TryRollback();
            throw;
        }
    }

    /// <summary>Reads the version in a transaction, so that what is read belongs together while another process migrates.</summary>
    private int LookAt(SqliteSession session, string path)
    {
        session.Script("BEGIN");
        try
        {
            return ReadVersion(session, path);
        }
        finally
        {
            session.TryRollback();
        }
    }

    /// <summary>The file's version; 0 for an empty one. Refuses files of other programs and of newer versions of this one.</summary>
    private int ReadVersion(SqliteSession session, string path)
    {
        int version = (int)session.Number("SELECT user_version FROM pragma_user_version");
        long application = session.Number("SELECT application_id FROM pragma_application_id");
        bool empty = session.Number("SELECT count(*) FROM sqlite_schema") == 0;
        if (application != ApplicationId && !empty)
        {
            throw new StorageException(
                "storage.foreign",
                $"'{Path.GetFileName(path)}' is an SQLite database of another program. Set {OptionsName}.Path to a file of its own.",
                "sqlite")
            {
                Place = path,
            };
        }

        if (version > Migrations.Count)
        {
            throw new StorageException(
                "storage.newer",
                $"The {Noun} '{Path.GetFileName(path)}' has format {version}; "
                    + $"this version of AvatarKit.Local knows formats up to {Migrations.Count}. "
                    + $"Update AvatarKit.Local, or set {OptionsName}.Path to another file.",
                "sqlite")
            {
                Place = path,
            };
        }

        return application == ApplicationId ? version : 0;
    }
}
