using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>An answer before which the person is told whom they talk to.</summary>
internal sealed class AnnouncedAnswer(string announcement, IAnswerSource inner) : IAnswerSource
{
    private bool isAnswered;

    public bool IsAnswer => inner.IsAnswer;

    public bool IsGuarded => inner.IsGuarded;

    /// <summary>Whether an answer is the avatar's greeting, announced or not.</summary>
    public static bool IsGreeting(string? answer, string? greeting)
        => answer == greeting || (answer is not null && greeting is not null && answer.EndsWith("\n\n" + greeting, StringComparison.Ordinal));

    // The announcement is no answer: a model that says nothing has failed all the same.
    public void Check(bool hasWords) => inner.Check(hasWords && isAnswered);

    public async IAsyncEnumerable<AnswerPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new AnswerPiece(announcement);
        yield return AnswerPiece.Break;
        await foreach (AnswerPiece piece in inner.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            isAnswered |= !string.IsNullOrWhiteSpace(piece.Text);
            yield return piece;
        }
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
