namespace AvatarKit.Local;

/// <summary>The tables of the conversation database.</summary>
internal static class ConversationSchema
{
    public static SqliteSchema Schema { get; } = new(
        "conversation database",
        nameof(SqliteConversationStoreOptions),

        // "AvKt": tells our files from another program's.
        ApplicationId: 0x41764B74,
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

            // Hashes: nothing in it tells whose they are.
            "CREATE TABLE erasures (owner BLOB NOT NULL PRIMARY KEY, erased_at TEXT NOT NULL) STRICT, WITHOUT ROWID;",
        ]);

    public static int CurrentVersion => Schema.CurrentVersion;
}
