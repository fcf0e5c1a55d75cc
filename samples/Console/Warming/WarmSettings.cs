namespace AvatarKit.Samples.Console;

/// <summary>What <c>warm</c> was asked for on the command line.</summary>
internal sealed record WarmSettings
{
    public required string File { get; init; }

    public decimal? BudgetUsd { get; init; }

    /// <summary>Whether text alone is made.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Where a batch is written instead of asking.</summary>
    public string? BatchOutput { get; init; }

    /// <summary>The results of a batch, which answer instead of the models.</summary>
    public string? BatchInput { get; init; }
}
