namespace AvatarKit.Fuzz.Running;

/// <summary>What must not happen and did.</summary>
/// <param name="Key">The same for what has the same cause, as far as one can tell.</param>
/// <param name="Details">For people.</param>
internal sealed record Fault(string Key, string Details);
