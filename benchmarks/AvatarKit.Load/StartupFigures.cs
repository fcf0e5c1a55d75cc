namespace AvatarKit.Load;

/// <summary>What one start of the shop took.</summary>
/// <param name="Listening">From the start of the process to where it says its address.</param>
/// <param name="Answered">From the start of the process to the end of the first answer, with its speech.</param>
/// <param name="Turn">A later answer.</param>
/// <param name="Memory">The working set then, in bytes.</param>
internal readonly record struct StartupFigures(TimeSpan Listening, TimeSpan Answered, TimeSpan Turn, long Memory);
