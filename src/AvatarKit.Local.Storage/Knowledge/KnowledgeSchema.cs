using System.Globalization;

namespace AvatarKit.Local;

/// <summary>The tables of a knowledge index. It can always be built again, so another version is dropped, not migrated.</summary>
internal static class KnowledgeSchema
{
    // Raised whenever tables, cutting or analysis change.
    private const int Version = 3;

    // The analyser has folded and stemmed the words already: the tokenizer only takes them apart at the spaces.
    private const string Tables = """
        CREATE TABLE folder (path TEXT NOT NULL) STRICT;
        CREATE TABLE files (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            length INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            read_at INTEGER NOT NULL,
            hash BLOB NOT NULL,
            title TEXT NOT NULL,
            language INTEGER NOT NULL,
            skipped TEXT
        ) STRICT;
        CREATE TABLE passages (
            id INTEGER PRIMARY KEY,
            file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
            section TEXT,
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX passages_of_file ON passages (file);
        CREATE VIRTUAL TABLE terms USING fts5 (
            title, section, body, content = '', contentless_delete = 1,
            tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
        );
        CREATE VIRTUAL TABLE documents USING fts5 (
            words, content = '', contentless_delete = 1, detail = none,
            tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
        );
        CREATE VIRTUAL TABLE vocabulary USING fts5vocab (terms, row);
        """;

    public static void Prepare(SqliteSession session, string folder)
    {
        if (session.Number("SELECT user_version FROM pragma_user_version") == Version)
        {
            return;
        }

        session.Script("BEGIN IMMEDIATE");
        try
        {
            if (session.Number("SELECT user_version FROM pragma_user_version") != Version)
            {
                foreach (string table in new[] { "vocabulary", "terms", "documents", "passages", "files", "folder" })
                {
                    session.Script("DROP TABLE IF EXISTS " + table);
                }

                session.Script(Tables);
                session.Execute("INSERT INTO folder (path) VALUES ($1)", folder);
                session.Pragma(string.Create(CultureInfo.InvariantCulture, $"user_version = {Version}"));
            }

            session.Script("COMMIT");
        }
        catch
        {
            session.TryRollback();
            throw;
        }
    }
}
