namespace AvatarKit;

/// <summary>When a word of the text is heard.</summary>
/// <param name="Word">Its index among the pronounced words of the text.</param>
/// <param name="Start">Its first sample.</param>
/// <param name="End">The first sample after it.</param>
internal readonly record struct AlignedWord(int Word, long Start, long End);
