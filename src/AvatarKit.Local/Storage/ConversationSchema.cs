using System.Globalization;

namespace AvatarKit.Local;

/// <summary>The tables of the conversation database and the way from each older shape to the newest.</summary>
internal static class ConversationSchema
{
    // "AvKt": tells our files from another program's.
    private const int ApplicationId = 0x41764B74;

    // Index n brings a file from version n to n + 1. Entries are never changed once shipped, only added.
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE conversations (
            id INTEGER PRIMARY KEY,
            tenant_id TEXT NOT NULL,
            user_id TEXT NOT NULL,
            conversation_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            turn_count INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            last_activity_at TEXT NOT NULL,
            summary TEXT,
            summary_through INTEGER,
            UNIQUE (tenant_id, user_id, conversation_id)
        ) STRICT;
        CREATE INDEX conversations_by_activity ON conversations (last_activity_at);
        CREATE TABLE turns (
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            turn_id TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            message TEXT NOT NULL,
            started_at TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('pending', 'completed', 'interrupted', 'failed')),
            result TEXT,
            PRIMARY KEY (conversation, sequence),
            UNIQUE (conversation, turn_id),
            CHECK ((status = 'pending') = (result IS NULL))
        ) STRICT, WITHOUT ROWID;
        """,
        "ALTER TABLE turns ADD COLUMN rating TEXT;",
    ];

    public static int CurrentVersion => Migrations.Length;

    /// <summary>Brings the file to the newest shape. Safe when several processes do it at once.</summary>
    public static void Migrate(SqliteSession session, string path)
    {
        if (LookAt(session, path) == Migrations.Length)
        {
            return;
        }

        session.Script("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been here between the look and the lock.
            int version = ReadVersion(session, path);
            for (; version < Migrations.Length; version++)
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
    private static int LookAt(SqliteSession session, string path)
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
    private static int ReadVersion(SqliteSession session, string path)
    {
        int version = (int)session.Number("SELECT user_version FROM pragma_user_version");
        long application = session.Number("SELECT application_id FROM pragma_application_id");
        bool empty = session.Number("SELECT count(*) FROM sqlite_schema") == 0;
        if (application != ApplicationId && !empty)
        {
            throw new StorageException(
                "storage.foreign",
                $"'{path}' is an SQLite database of another program. Set SqliteConversationStoreOptions.Path to a file of its own.",
                "sqlite");
        }

        if (version > Migrations.Length)
        {
            throw new StorageException(
                "storage.newer",
                $"The conversation database '{path}' has format {version}; this version of AvatarKit.Local knows formats up to {Migrations.Length}. "
                    + "Update AvatarKit.Local, or set SqliteConversationStoreOptions.Path to another file.",
                "sqlite");
        }

        return application == ApplicationId ? version : 0;
    }
}
