using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>A model's answer that was held back until it was whole.</summary>
/// <param name="inner">The answer; disposed of with this one.</param>
/// <param name="pieces">All of it.</param>
internal sealed class HeldAnswer(IAnswerSource inner, IReadOnlyList<AnswerPiece> pieces) : IAnswerSource
{
    public bool IsAnswer => inner.IsAnswer;

    public bool IsGuarded => inner.IsGuarded;

    public void Check(bool hasWords) => inner.Check(hasWords);

    public async IAsyncEnumerable<AnswerPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (AnswerPiece piece in pieces)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return piece;
        }
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
