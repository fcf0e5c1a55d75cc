namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Where a stream goes wrong.</summary>
public sealed record StreamFault
{
    /// <summary>It never gives more than this many items, nor an end. <see langword="null"/>: it gives all.</summary>
    public int? StopsAfter { get; init; }

    /// <summary>It gives everything and never says that this was all.</summary>
    public bool NeverEnds { get; init; }

    /// <summary>Its disposal never ends.</summary>
    public bool DisposalNeverEnds { get; init; }

    /// <summary>Its disposal throws.</summary>
    public bool DisposalThrows { get; init; }
}
