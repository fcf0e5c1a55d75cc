namespace AvatarKit;

/// <summary>The sums of an <see cref="InMemoryCostLedger"/>. Not thread-safe.</summary>
internal sealed class CostSums(int maxPersonal)
{
    private readonly Dictionary<string, Account> accounts = new(StringComparer.Ordinal);

    /// <summary>People and conversations, those that were counted last at the end.</summary>
    private readonly LinkedList<string> personal = new();

    public void Add(CostScope scope, CostEntry entry)
    {
        Account account = AccountOf(scope);
        account.Days[entry.Day] = account.Days.GetValueOrDefault(entry.Day, CostSum.Nothing).Plus(entry);
    }

    /// <summary>The days of a scope in their order.</summary>
    public IEnumerable<DailyCost> Read(CostScope scope)
        => accounts.TryGetValue(scope.Path, out Account? account)
            ? account.Days.Select(static day => new DailyCost(day.Key, day.Value))
            : [];

    /// <summary>Forgets a scope, and with a person their conversations; says whether there was anything.</summary>
    public bool Remove(CostScope scope)
    {
        string[] covered = [.. accounts.Keys.Where(scope.Covers)];
        foreach (string path in covered)
        {
            Drop(path);
        }

        return covered.Length > 0;
    }

    /// <summary>Forgets the days before one.</summary>
    public void Forget(DateOnly before)
    {
        foreach ((string path, Account account) in accounts.ToArray())
        {
            foreach (DateOnly day in account.Days.Keys.TakeWhile(day => day < before).ToArray())
            {
                account.Days.Remove(day);
            }

            if (account.Days.Count == 0)
            {
                Drop(path);
            }
        }
    }

    private Account AccountOf(CostScope scope)
    {
        if (!accounts.TryGetValue(scope.Path, out Account? account))
        {
            accounts[scope.Path] = account = new Account(scope.IsPersonal ? new LinkedListNode<string>(scope.Path) : null);
        }

        if (account.Place is { } place)
        {
            if (place.List is not null)
            {
                personal.Remove(place);
            }

            personal.AddLast(place);
            if (personal.Count > maxPersonal)
            {
                Drop(personal.First!.Value);
            }
        }

        return account;
    }

    private void Drop(string path)
    {
        if (accounts.Remove(path, out Account? account) && account.Place is { List: not null } place)
        {
            personal.Remove(place);
        }
    }

    private sealed class Account(LinkedListNode<string>? place)
    {
        public LinkedListNode<string>? Place => place;

        public SortedDictionary<DateOnly, CostSum> Days { get; } = [];
    }
}
