namespace AvatarKit;

/// <summary>What arms of an experiment are compared by. Each is a mean over turns.</summary>
public enum ExperimentMeasure
{
    /// <summary>Ratings, from 1 to 5, of the turns that were rated.</summary>
    Rating,

    /// <summary>What a turn cost, in USD, of the turns whose cost is known.</summary>
    CostUsd,

    /// <summary>Milliseconds from the request to the first characters, of the turns that had any and were stored with it.</summary>
    FirstTextMs,

    /// <summary>The share of turns, from 0 to 1, that the person interrupted.</summary>
    InterruptionRate,

    /// <summary>The share of turns, from 0 to 1, that failed.</summary>
    FailureRate,
}
