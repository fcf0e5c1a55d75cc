namespace AvatarKit;

/// <summary>What was read from a distributed cache.</summary>
/// <param name="Body">What was written.</param>
/// <param name="WrittenAt">When.</param>
internal readonly record struct MarkedBytes(ReadOnlyMemory<byte> Body, DateTimeOffset WrittenAt);
