using System.Runtime.CompilerServices;

namespace AvatarKit;

internal static class PieceHandOver
{
    /// <summary>The pieces of a turn's speech as fast as its client takes them: the next one is not made before.</summary>
    public static async IAsyncEnumerable<AnimatedPiece> PacedAsync(
        this IAsyncEnumerable<AnimatedPiece> pieces, TurnContext turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SpeechPace pace = turn.Speech.Pace;
        IAsyncEnumerator<AnimatedPiece> source = pieces.GetAsyncEnumerator(cancellationToken);
        await using (source.ConfigureAwait(false))
        {
            while (true)
            {
                if (!pace.TryBeginPiece())
                {
                    await WaitAsync(turn, pace, cancellationToken).ConfigureAwait(false);
                }

                if (!await source.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }

                yield return source.Current;
            }
        }
    }

    /// <summary>Hands a piece of speech to the client.</summary>
    public static ValueTask HandOnAsync(this TurnContext turn, AnimatedPiece piece, FaceTrack? face, CancellationToken cancellationToken)
    {
        SpeechSegment update = SpeechSegmentFactory.Create(turn.TurnId, piece, face);
        turn.Speech.Recording?.Add(update);
        turn.Clock.NoteFirstSpeech();
        if (face is not null)
        {
            turn.Clock.NoteFirstFrame();
        }

        return turn.Output.WriteAsync(update, cancellationToken);
    }

    private static async Task WaitAsync(TurnContext turn, SpeechPace pace, CancellationToken cancellationToken)
    {
        turn.Tokens.BeginWait();
        try
        {
            await pace.WaitForPieceAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Tokens.EndWait();
        }
    }
}
