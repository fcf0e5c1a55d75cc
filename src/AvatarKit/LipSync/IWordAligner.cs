namespace AvatarKit;

/// <summary>A lip sync session that knows when the words of its text are heard.</summary>
internal interface IWordAligner
{
    /// <summary>The words found so far, in order, as far as they can be told now; <see langword="null"/> where words are not looked for.</summary>
    IReadOnlyList<AlignedWord>? FindWords();
}
