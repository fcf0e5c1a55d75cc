namespace AvatarKit;

/// <summary>How good the answer of a tier to a message was.</summary>
public sealed record RoutingOutcome
{
    /// <summary>What the person said. It is hashed and not kept.</summary>
    public required string Message { get; init; }

    /// <summary>The tier that answered.</summary>
    public required string Tier { get; init; }

    /// <summary>From 0, useless, to 1, all that was wanted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range, or not a number.</exception>
    public required double Quality
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Quality), value, "The quality of an answer is from 0 to 1.");
    }

    /// <summary>How that is known.</summary>
    /// <value>Default <see cref="RoutingSignal.Rating"/>.</value>
    public RoutingSignal Signal { get; init; }

    /// <summary>The turn: of several outcomes of one turn the one that counts most is kept.</summary>
    /// <value>Default <see langword="null"/>: each outcome counts for itself.</value>
    public string? TurnId { get; init; }

    /// <summary>How many turns of the conversation the model saw.</summary>
    /// <value>Default 0.</value>
    public int PriorTurns { get; init; }

    /// <summary>The outcome without what the person said.</summary>
    /// <returns>Tier, quality and signal.</returns>
    public override string ToString() => FormattableString.Invariant($"RoutingOutcome {{ Tier = {Tier}, Quality = {Quality}, Signal = {Signal} }}");
}
