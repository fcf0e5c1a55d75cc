namespace AvatarKit.Samples.Console;

/// <summary>An answer and the pieces of its video, in order.</summary>
internal sealed record Answer(AvatarResponse Response, IReadOnlyList<ReadOnlyMemory<byte>> Video);
