namespace AvatarKit.Local;

/// <summary>The table of the consent database. Moments are ticks in UTC.</summary>
internal static class ConsentSchema
{
    public static SqliteSchema Schema { get; } = new(
        "consent database",
        nameof(SqliteConsentStoreOptions),

        // "AvKp".
        ApplicationId: 0x41764B70,
        [
            """
            CREATE TABLE consents (
                number INTEGER PRIMARY KEY,
                tenant TEXT NOT NULL,
                person TEXT NOT NULL,
                version TEXT NOT NULL,
                given_at INTEGER NOT NULL,
                withdrawn_at INTEGER
            ) STRICT;
            CREATE INDEX consents_by_person ON consents (tenant, person, number);
            """,
        ]);
}
