using System.Runtime.CompilerServices;
using System.Text;

namespace AvatarKit;

/// <summary>A model's answer of which the words are noted on their way; when it is whole, it is told.</summary>
/// <param name="inner">The answer; disposed of with this one.</param>
/// <param name="whole">Is given all of it, once the model has come to its end.</param>
internal sealed class RecordedAnswer(IAnswerSource inner, Action<string> whole) : IAnswerSource
{
    private readonly StringBuilder text = new();

    public bool IsAnswer => inner.IsAnswer;

    public bool IsGuarded => inner.IsGuarded;

    public void Check(bool hasWords) => inner.Check(hasWords);

    public async IAsyncEnumerable<AnswerPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (AnswerPiece piece in inner.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            text.Append(piece.IsBreak && text.Length > 0 ? "\n\n" : piece.Text);
            yield return piece;
        }

        whole(text.ToString());
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
