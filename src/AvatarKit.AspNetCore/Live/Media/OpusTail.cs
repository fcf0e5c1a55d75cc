namespace AvatarKit.AspNetCore;

/// <summary>Where a stream of Opus stood after a piece: what a new stream begins with, so that nothing is missing between the two.</summary>
/// <param name="Waiting">The samples that a decoder has not given yet, at the coder's rate.</param>
/// <param name="Came">How many samples had come, at the voice's rate.</param>
/// <param name="Given">How many a decoder had given, at the coder's rate.</param>
/// <param name="Resampler">The resampler's state, where there is one.</param>
internal sealed record OpusTail(short[] Waiting, long Came, long Given, SincResampler? Resampler);
