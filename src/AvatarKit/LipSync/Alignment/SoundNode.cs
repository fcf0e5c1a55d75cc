namespace AvatarKit;

/// <summary>A place in a <see cref="SoundGraph"/>: one sound that is heard for a while.</summary>
/// <param name="Sound">Its class, or <see cref="Anything"/>.</param>
/// <param name="Symbol">How it is written in the International Phonetic Alphabet; <c>_</c> for silence.</param>
/// <param name="MinimumFrames">How long it lasts at least.</param>
/// <param name="Word">Index of the word it belongs to, or of the next one; −1 where there are no words.</param>
internal readonly record struct SoundNode(int Sound, string Symbol, int MinimumFrames, int Word)
{
    /// <summary>Speech that is not in the text.</summary>
    public const int Anything = -1;
}
