namespace AvatarKit;

/// <summary>What is known of sounds apart from how they sound. Tables go by class.</summary>
internal sealed record SoundStatistics
{
    /// <summary>The usual mean spectrum of speech relative to its level.</summary>
    public required float[] UsualShape { get; init; }

    /// <summary>Natural logarithms of how often a frame is of a class.</summary>
    public required float[] LogPriors { get; init; }

    /// <summary>Mean of the natural logarithm of a sound's length in frames.</summary>
    public required float[] LogLengths { get; init; }

    /// <summary>Its standard deviation.</summary>
    public required float[] LogLengthSpreads { get; init; }

    /// <summary>Negative natural logarithms of how often one class follows another: a row for each that goes before.</summary>
    public required float[] FollowCosts { get; init; }
}
