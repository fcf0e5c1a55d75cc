namespace AvatarKit;

/// <summary>A sound at its time.</summary>
/// <param name="Symbol">In the International Phonetic Alphabet; <c>_</c> for silence.</param>
/// <param name="Start">First frame of 10 ms.</param>
/// <param name="End">The first frame after it.</param>
/// <param name="Word">Index of the word of the text that it belongs to; −1 for silence and what is not in the text.</param>
internal readonly record struct AlignedSound(string Symbol, int Start, int End, int Word);
