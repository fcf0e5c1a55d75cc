namespace AvatarKit;

/// <summary>The next characters of an answer.</summary>
/// <param name="Text">The characters; they may end inside a character or a cue.</param>
internal readonly record struct AnswerPiece(string Text)
{
    /// <summary>The answer pauses here: what was said so far is whole, and what follows stands apart from it.</summary>
    public static AnswerPiece Break { get; } = new("") { IsBreak = true };

    public bool IsBreak { get; private init; }
}
