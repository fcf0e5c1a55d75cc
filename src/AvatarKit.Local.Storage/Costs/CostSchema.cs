namespace AvatarKit.Local;

/// <summary>The tables of the cost database. Amounts are decimal text, exact; days are numbers of <see cref="DateOnly.DayNumber"/>, moments
/// ticks in UTC.</summary>
internal static class CostSchema
{
    public static SqliteSchema Schema { get; } = new(
        "cost database",
        nameof(SqliteCostLedgerOptions),

        // "AvKc".
        ApplicationId: 0x41764B63,
        [
            """
            CREATE TABLE sums (
                scope TEXT NOT NULL,
                day INTEGER NOT NULL,
                turns INTEGER NOT NULL,
                unpriced INTEGER NOT NULL,
                model TEXT NOT NULL,
                speech TEXT NOT NULL,
                resources TEXT NOT NULL,
                saved TEXT NOT NULL,
                input INTEGER NOT NULL,
                cached INTEGER NOT NULL,
                output INTEGER NOT NULL,
                characters INTEGER NOT NULL,
                PRIMARY KEY (scope, day)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE counted (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE budgets (
                key TEXT PRIMARY KEY,
                ends_at INTEGER NOT NULL,
                spent TEXT NOT NULL,
                reserved TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE reservations (id TEXT PRIMARY KEY, amount TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX reservations_by_expiry ON reservations (expires_at);
            CREATE TABLE held (
                reservation TEXT NOT NULL REFERENCES reservations (id) ON DELETE CASCADE,
                budget TEXT NOT NULL REFERENCES budgets (key) ON DELETE CASCADE,
                PRIMARY KEY (reservation, budget)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX held_by_budget ON held (budget);
            """,
        ]);
}
