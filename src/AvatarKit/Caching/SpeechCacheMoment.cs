namespace AvatarKit;

/// <summary>When something was begun, between two clearings of the cache.</summary>
/// <param name="Clearings">How often this process had cleared it.</param>
/// <param name="Mark">The mark that stood in the distributed cache, as far as was known.</param>
internal readonly record struct SpeechCacheMoment(int Clearings, byte[] Mark);
