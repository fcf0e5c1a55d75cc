namespace AvatarKit;

/// <summary>Keeps speech a little ahead of the client, never more: the voice a sentence, lips and face a piece. Thread-safe.</summary>
/// <remarks>What is ready holds audio and face: it is what a turn weighs while its client takes its time.</remarks>
#pragma warning disable CA1001 // They hold no handle as long as nobody asks for it.
internal sealed class SpeechPace(int sentencesAhead, int firstSentence, int firstPiece)
#pragma warning restore CA1001
{
    private const int PiecesAhead = 1;

    private readonly SemaphoreSlim sentences = new(sentencesAhead, sentencesAhead);
    private readonly SemaphoreSlim pieces = new(PiecesAhead, PiecesAhead);
    private int lastTaken = firstSentence - 1;

    /// <summary>Waits until the next sentence may begin.</summary>
    public Task WaitForSentenceAsync(CancellationToken cancellationToken) => sentences.WaitAsync(cancellationToken);

    /// <summary>Whether the next piece may be made now.</summary>
    public bool TryBeginPiece() => pieces.Wait(0, CancellationToken.None);

    /// <summary>Waits until the next piece may be made.</summary>
    public Task WaitForPieceAsync(CancellationToken cancellationToken) => pieces.WaitAsync(cancellationToken);

    /// <summary>The client takes a piece: another may follow, and with the first one of a sentence the voice may go one sentence further.</summary>
    public void NoteTaken(SpeechSegment piece)
    {
        // Pieces of speech that was given up may still be on their way.
        if (piece.Index < firstPiece)
        {
            return;
        }

        pieces.Release();
        if (Interlocked.Exchange(ref lastTaken, piece.Sentence) < piece.Sentence)
        {
            sentences.Release();
        }
    }
}
