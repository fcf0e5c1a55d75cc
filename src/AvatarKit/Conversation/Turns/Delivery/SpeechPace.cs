namespace AvatarKit;

/// <summary>Keeps the voice a few sentences ahead of the client, never more. Thread-safe.</summary>
internal sealed class SpeechPace(int sentencesAhead, int firstSentence)
{
    // Holds no handle as long as nobody asks for its AvailableWaitHandle: needs no disposal.
    private readonly SemaphoreSlim ahead = new(sentencesAhead, sentencesAhead);
    private int lastTaken = firstSentence - 1;

    /// <summary>Waits until the next sentence may begin.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => ahead.WaitAsync(cancellationToken);

    /// <summary>The client takes a piece: with the first one of a sentence the voice may go one sentence further.</summary>
    public void NoteTaken(SpeechSegment piece)
    {
        // Pieces of speech that was given up may still be on their way.
        if (piece.Sentence > Volatile.Read(ref lastTaken) && Interlocked.Exchange(ref lastTaken, piece.Sentence) < piece.Sentence)
        {
            ahead.Release();
        }
    }
}
