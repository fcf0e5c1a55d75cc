namespace AvatarKit.Fuzz.Running;

/// <summary>What a run of one input came to.</summary>
/// <param name="Exception">The exception that the contract allows; <see langword="null"/>: none.</param>
/// <param name="Fault">What must not happen and did; <see langword="null"/>: nothing.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Allocated">How many bytes it allocated.</param>
internal readonly record struct RunResult(string? Exception, Fault? Fault, TimeSpan Took, long Allocated);
