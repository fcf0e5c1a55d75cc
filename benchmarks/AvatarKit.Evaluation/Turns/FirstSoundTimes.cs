using System.Collections.Concurrent;

namespace AvatarKit.Evaluation;

/// <summary>What was measured of many turns, in milliseconds. Thread-safe.</summary>
internal sealed class FirstSoundTimes
{
    /// <summary>What the engine added to the first sound.</summary>
    public ConcurrentBag<double> Engine { get; } = [];

    /// <summary>What a loop without the engine added to it.</summary>
    public ConcurrentBag<double> Bare { get; } = [];

    /// <summary><see cref="TurnLatency.FirstText"/>.</summary>
    public ConcurrentBag<double> FirstText { get; } = [];

    /// <summary><see cref="TurnLatency.FirstSpeech"/>.</summary>
    public ConcurrentBag<double> FirstSpeech { get; } = [];
}
