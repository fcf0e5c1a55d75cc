using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <summary>The budgets in the cost database, each call within a transaction.</summary>
internal static class BudgetRows
{
    public static BudgetDecision Reserve(SqliteSession session, BudgetReservation reservation, DateTimeOffset now)
    {
        Expire(session, now);
        BudgetWindow? refusedBy = null;
        if (session.Scalar("SELECT id FROM reservations WHERE id = $1", reservation.Id) is null)
        {
            refusedBy = reservation.Windows.FirstOrDefault(
                window => StateOf(session, window.Key).CommittedUsd + reservation.AmountUsd > window.LimitUsd);
            if (refusedBy is null && reservation.ExpiresAt > now)
            {
                Hold(session, reservation);
            }
        }

        return new BudgetDecision(refusedBy, [.. reservation.Windows.Select(window => StateOf(session, window.Key))]);
    }

    /// <summary>Ends a reservation, if it still counts, and charges its budgets.</summary>
    public static void Settle(SqliteSession session, BudgetReservation reservation, decimal usd)
    {
        Release(session, reservation.Id);
        foreach (BudgetWindow window in reservation.Windows)
        {
            Change(session, window.Key, window.EndsAt, spent: usd, reserved: 0);
        }
    }

    public static bool Release(SqliteSession session, string id)
    {
        List<string> budgets = [];
        decimal amount = 0;
        using (SqliteDataReader rows = session.Query(
            "SELECT held.budget, reservations.amount FROM reservations JOIN held ON held.reservation = reservations.id WHERE id = $1", id))
        {
            while (rows.Read())
            {
                budgets.Add(rows.GetString(0));
                amount = CostRows.Amount(rows, 1);
            }
        }

        foreach (string budget in budgets)
        {
            Change(session, budget, endsAt: null, spent: 0, reserved: -amount);
        }

        return session.Execute("DELETE FROM reservations WHERE id = $1", id) > 0;
    }

    /// <summary>What a budget holds, without what has expired by now.</summary>
    public static BudgetState Read(SqliteSession session, string key, DateTimeOffset now)
    {
        BudgetState state = StateOf(session, key);
        decimal expired = 0;
        using SqliteDataReader rows = session.Query(
            "SELECT reservations.amount FROM held JOIN reservations ON reservations.id = held.reservation "
                + "WHERE held.budget = $1 AND expires_at <= $2",
            key,
            now.UtcTicks);
        while (rows.Read())
        {
            expired += CostRows.Amount(rows, 0);
        }

        return state with { ReservedUsd = state.ReservedUsd - expired };
    }

    public static void Forget(SqliteSession session, DateTimeOffset endedBefore)
        => session.Execute("DELETE FROM budgets WHERE ends_at < $1", endedBefore.UtcTicks);

    private static void Expire(SqliteSession session, DateTimeOffset now)
    {
        List<string> expired = [];
        using (SqliteDataReader rows = session.Query("SELECT id FROM reservations WHERE expires_at <= $1", now.UtcTicks))
        {
            while (rows.Read())
            {
                expired.Add(rows.GetString(0));
            }
        }

        expired.ForEach(id => Release(session, id));
    }

    private static void Hold(SqliteSession session, BudgetReservation reservation)
    {
        session.Execute(
            "INSERT INTO reservations (id, amount, expires_at) VALUES ($1, $2, $3)",
            reservation.Id,
            CostRows.Text(reservation.AmountUsd),
            reservation.ExpiresAt.UtcTicks);
        foreach (BudgetWindow window in reservation.Windows)
        {
            Change(session, window.Key, window.EndsAt, spent: 0, reserved: reservation.AmountUsd);
            session.Execute("INSERT INTO held (reservation, budget) VALUES ($1, $2)", reservation.Id, window.Key);
        }
    }

    private static void Change(SqliteSession session, string key, DateTimeOffset? endsAt, decimal spent, decimal reserved)
    {
        BudgetState state = StateOf(session, key);
        (string spentText, string reservedText) = (CostRows.Text(state.SpentUsd + spent), CostRows.Text(state.ReservedUsd + reserved));
        if (session.Execute("UPDATE budgets SET spent = $2, reserved = $3 WHERE key = $1", key, spentText, reservedText) == 0 && endsAt is { } ends)
        {
            session.Execute(
                "INSERT INTO budgets (key, spent, reserved, ends_at) VALUES ($1, $2, $3, $4)", key, spentText, reservedText, ends.UtcTicks);
        }
    }

    private static BudgetState StateOf(SqliteSession session, string key)
    {
        using SqliteDataReader rows = session.Query("SELECT spent, reserved FROM budgets WHERE key = $1", key);
        return rows.Read() ? new BudgetState(CostRows.Amount(rows, 0), CostRows.Amount(rows, 1)) : default;
    }
}
