namespace AvatarKit;

/// <summary>When a provider is left alone: when at least half of its calls failed by its own fault.</summary>
/// <param name="MinimumCalls">Fewer calls than this decide nothing.</param>
/// <param name="Watched">How far back calls count; held between 30 seconds and a day.</param>
/// <param name="Rest">How long it is left alone; doubled up to eight times while it keeps failing.</param>
internal sealed record BreakerPolicy(int MinimumCalls, TimeSpan Watched, TimeSpan Rest);
