using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <summary>The sums in the cost database, each call within a transaction.</summary>
internal static class CostRows
{
    private const string Columns = "day, turns, unpriced, model, speech, resources, saved, input, cached, output, characters";

    public static bool TryCount(SqliteSession session, string id, DateTimeOffset now)
        => session.Execute("INSERT INTO counted (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING", id, now.UtcTicks) > 0;

    public static void Add(SqliteSession session, string scope, CostEntry entry)
    {
        CostSum sum = Read(session, scope, entry.Day, entry.Day).Select(static day => day.Sum).FirstOrDefault(CostSum.Nothing).Plus(entry);
        session.Execute(
            $"INSERT OR REPLACE INTO sums (scope, {Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            scope,
            entry.Day.DayNumber,
            sum.Turns,
            sum.UnpricedTurns,
            Text(sum.ModelUsd),
            Text(sum.SpeechUsd),
            Text(sum.ResourcesUsd),
            Text(sum.SavedUsd),
            sum.InputTokens,
            sum.CachedInputTokens,
            sum.OutputTokens,
            sum.SpeechCharacters);
    }

    public static List<DailyCost> Read(SqliteSession session, string scope, DateOnly first, DateOnly last)
    {
        List<DailyCost> days = [];
        using SqliteDataReader rows = session.Query(
            $"SELECT {Columns} FROM sums WHERE scope = $1 AND day BETWEEN $2 AND $3 ORDER BY day", scope, first.DayNumber, last.DayNumber);
        while (rows.Read())
        {
            days.Add(new DailyCost(DateOnly.FromDayNumber(rows.GetInt32(0)), new CostSum
            {
                Turns = rows.GetInt64(1),
                UnpricedTurns = rows.GetInt64(2),
                ModelUsd = Amount(rows, 3),
                SpeechUsd = Amount(rows, 4),
                ResourcesUsd = Amount(rows, 5),
                SavedUsd = Amount(rows, 6),
                InputTokens = rows.GetInt64(7),
                CachedInputTokens = rows.GetInt64(8),
                OutputTokens = rows.GetInt64(9),
                SpeechCharacters = rows.GetInt64(10),
            }));
        }

        return days;
    }

    /// <summary>Erases a scope, and everything whose path begins with another, where one is given.</summary>
    public static bool Erase(SqliteSession session, string scope, string? prefix)
    {
        int erased = session.Execute("DELETE FROM sums WHERE scope = $1", scope);
        if (prefix is not null)
        {
            // Paths are ASCII: the character after the slash ends the range.
            erased += session.Execute("DELETE FROM sums WHERE scope >= $1 AND scope < $2", prefix, prefix[..^1] + "0");
        }

        return erased > 0;
    }

    public static void Forget(SqliteSession session, DateOnly sumsBefore, DateTimeOffset idsBefore)
    {
        session.Execute("DELETE FROM sums WHERE day < $1", sumsBefore.DayNumber);
        session.Execute("DELETE FROM counted WHERE at < $1", idsBefore.UtcTicks);
    }

    public static string Text(decimal usd) => usd.ToString(CultureInfo.InvariantCulture);

    public static decimal Amount(SqliteDataReader rows, int column)
        => decimal.TryParse(rows.GetString(column), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal usd)
            ? usd
            : throw new DamagedRowException();
}
