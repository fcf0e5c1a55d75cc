using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>An answer whose words are known before it begins: stored, dictated by the host, or an apology.</summary>
internal abstract class GivenAnswer(string text) : IAnswerSource
{
    public abstract bool IsAnswer { get; }

    public virtual bool IsGuarded => false;

    public void Check(bool hasWords)
    {
        // What is given may be empty: of a stored answer, nothing may have been heard.
    }

    public async IAsyncEnumerable<AnswerPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (text.Length > 0)
        {
            yield return new AnswerPiece(text);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
