namespace AvatarKit;

/// <summary>A way an answer can come to be: from a model, from the store, given as it is, or as an apology.
/// All take the same way to the client.</summary>
internal interface IAnswerSource : IAsyncDisposable
{
    /// <summary>Whether it is the answer itself: shown as text and stored. An apology is only said.</summary>
    bool IsAnswer { get; }

    /// <summary>Whether guards look at it: what a model wrote, now or for somebody else. The host's own words, and an answer that the person
    /// has had already, they do not.</summary>
    bool IsGuarded { get; }

    /// <summary>The answer has come to its end.</summary>
    /// <param name="hasWords">Whether anything of it could be shown.</param>
    /// <exception cref="ModelException">It ought to have had words.</exception>
    void Check(bool hasWords);

    /// <summary>The answer in order, once.</summary>
    IAsyncEnumerable<AnswerPiece> ReadAsync(CancellationToken cancellationToken);
}
