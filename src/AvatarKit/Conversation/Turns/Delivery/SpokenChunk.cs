namespace AvatarKit;

/// <summary>What a voice said next of a sentence.</summary>
/// <param name="Chunk">Audio and marks.</param>
/// <param name="IsLast">Whether it is known already that nothing follows.</param>
internal readonly record struct SpokenChunk(SpeechChunk Chunk, bool IsLast);
