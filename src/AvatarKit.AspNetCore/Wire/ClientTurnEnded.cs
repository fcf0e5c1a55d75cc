namespace AvatarKit.AspNetCore;

/// <summary>What the three endings of a turn share.</summary>
internal abstract record ClientTurnEnded : ClientUpdate
{
    public IReadOnlyList<ClientSource> Sources { get; init; } = [];

    /// <summary>The names of the tools that were called.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The codes of what went wrong without ending the turn.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the person did not get.</summary>
    public IReadOnlyList<string> Degradations { get; init; } = [];

    /// <summary>How the answer was found, where another turn had made it: <c>exact</c>, <c>lexical</c>, <c>embedding</c>.</summary>
    public string? Cache { get; init; }

    /// <summary>The answer as it was spoken, where it is kept.</summary>
    public string? AudioUrl { get; init; }

    public string? VideoUrl { get; init; }

    /// <summary>The trace that the turn was part of.</summary>
    public string? TraceId { get; init; }

    /// <summary>What it cost, where the host shows it.</summary>
    public ClientCost? Cost { get; init; }
}

/// <summary>The whole answer was given.</summary>
internal sealed record ClientTurnCompleted : ClientTurnEnded
{
    internal override string Type => "turnCompleted";
}

/// <summary>The person interrupted.</summary>
internal sealed record ClientTurnInterrupted : ClientTurnEnded
{
    internal override string Type => "turnInterrupted";

    public required string HeardText { get; init; }
}

/// <summary>The turn could not be finished.</summary>
internal sealed record ClientTurnFailed : ClientTurnEnded
{
    internal override string Type => "turnFailed";

    public required ClientError Error { get; init; }

    /// <summary>What the avatar says about it.</summary>
    public required string SpokenText { get; init; }
}
