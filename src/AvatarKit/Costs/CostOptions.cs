namespace AvatarKit;

/// <summary>How costs are kept and budgets held.</summary>
public sealed class CostOptions
{
    /// <summary>What a turn is taken to cost, in USD, until turns of its avatar have been measured; from then on the dearest of the latest
    /// 64 is reserved.</summary>
    /// <value>Default 0.02.</value>
    public decimal ReservedPerTurnUsd { get; set; } = 0.02m;

    /// <summary>What the models of one turn may cost at most, in USD: an answer is given no more tokens than that pays for after the prompt, and a
    /// tier for which it pays too few is not asked. Where no tier is left the turn is refused: <c>budget.turn</c>.</summary>
    /// <remarks>Prompts are counted before they are sent (<see cref="ITokenCounter"/>), so it holds as exactly as that count. Models whose price is
    /// not known are not bounded; with tools, each of the model's rounds is.</remarks>
    /// <value>Default <see langword="null"/>: no bound. More than 0.</value>
    public decimal? MaxModelUsdPerTurn { get; set; }

    /// <summary>Whether turns that have a budget are answered while the <see cref="ICostLedger"/> does not.</summary>
    /// <value>Default <see langword="true"/>: a person is not left without an answer because of the bill. Otherwise they are refused:
    /// <c>budget.unavailable</c>.</value>
    public bool AnswerWithoutLedger { get; set; } = true;

    /// <summary>The currency that amounts are shown in to people (<see cref="CostDisplay"/>): a code of ISO 4217. Kept are they in USD.</summary>
    /// <value>Default <c>USD</c>.</value>
    [SettingRequired]
    public string Currency { get; set; } = "USD";

    /// <summary>How many units of <see cref="Currency"/> one dollar is.</summary>
    /// <value>Default 1. More than 0.</value>
    public decimal UnitsPerUsd { get; set; } = 1;

    /// <summary>How long the ledger may take for a call.</summary>
    /// <value>Default 2 seconds; more than zero, at most a day.</value>
    public TimeSpan LedgerTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
