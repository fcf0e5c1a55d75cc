namespace AvatarKit;

/// <summary>The budgets of an <see cref="InMemoryCostLedger"/>. Not thread-safe.</summary>
internal sealed class BudgetBook
{
    private readonly Dictionary<string, Page> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BudgetReservation> reservations = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> expiries = new();

    public BudgetDecision Reserve(BudgetReservation reservation, DateTimeOffset now)
    {
        BudgetWindow? refusedBy = null;
        if (!reservations.ContainsKey(reservation.Id))
        {
            refusedBy = reservation.Windows.FirstOrDefault(
                window => StateOf(window.Key).CommittedUsd + reservation.AmountUsd > window.LimitUsd);
            if (refusedBy is null && reservation.ExpiresAt > now)
            {
                Hold(reservation);
            }
        }

        return new BudgetDecision(refusedBy, [.. reservation.Windows.Select(window => StateOf(window.Key))]);
    }

    /// <summary>Ends a reservation, if it still counts, and charges its budgets.</summary>
    public void Settle(BudgetReservation reservation, decimal usd)
    {
        Release(reservation.Id);
        foreach (BudgetWindow window in reservation.Windows)
        {
            PageOf(window).Spent += usd;
        }
    }

    public void Release(string id)
    {
        if (reservations.Remove(id, out BudgetReservation? held))
        {
            foreach (BudgetWindow window in held.Windows)
            {
                PageOf(window).Reserved -= held.AmountUsd;
            }
        }
    }

    public BudgetState StateOf(string key) => pages.TryGetValue(key, out Page? page) ? new BudgetState(page.Spent, page.Reserved) : default;

    public void Expire(DateTimeOffset now)
    {
        while (expiries.TryPeek(out string? id, out DateTimeOffset at) && at <= now)
        {
            expiries.Dequeue();
            if (reservations.TryGetValue(id, out BudgetReservation? held) && held.ExpiresAt <= now)
            {
                Release(id);
            }
        }
    }

    /// <summary>Forgets budgets whose period ended before a moment.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (string key in pages.Where(page => page.Value.EndsAt < before).Select(static page => page.Key).ToArray())
        {
            pages.Remove(key);
        }
    }

    private void Hold(BudgetReservation reservation)
    {
        reservations.Add(reservation.Id, reservation);
        expiries.Enqueue(reservation.Id, reservation.ExpiresAt);
        foreach (BudgetWindow window in reservation.Windows)
        {
            PageOf(window).Reserved += reservation.AmountUsd;
        }
    }

    private Page PageOf(BudgetWindow window)
    {
        if (!pages.TryGetValue(window.Key, out Page? page))
        {
            pages[window.Key] = page = new Page { EndsAt = window.EndsAt };
        }

        return page;
    }

    private sealed class Page
    {
        public decimal Spent { get; set; }

        public decimal Reserved { get; set; }

        public DateTimeOffset EndsAt { get; init; }
    }
}
