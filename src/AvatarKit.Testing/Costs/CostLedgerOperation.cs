namespace AvatarKit.Testing;

/// <summary>The operations of an <see cref="ICostLedger"/>.</summary>
public enum CostLedgerOperation
{
    /// <summary><see cref="ICostLedger.RecordAsync"/>.</summary>
    Record,

    /// <summary><see cref="ICostLedger.ReadAsync"/>.</summary>
    Read,

    /// <summary><see cref="ICostLedger.EraseAsync"/>.</summary>
    Erase,

    /// <summary><see cref="ICostLedger.ReserveAsync"/>.</summary>
    Reserve,

    /// <summary><see cref="ICostLedger.ReleaseAsync"/>.</summary>
    Release,

    /// <summary><see cref="ICostLedger.ReadBudgetAsync"/>.</summary>
    ReadBudget,
}
