using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>The animate stage: gives each sentence its mouth shapes while it is still being spoken.
/// Lip sync that fails costs the lips, not the voice.</summary>
internal sealed class AnimateStage(ILipSync lipSync, EngineLog log)
{
    /// <summary>Yields the pieces of speech in order, every sentence at least one.</summary>
    public async IAsyncEnumerable<AnimatedPiece> AnimateAsync(
        TurnContext turn, IAsyncEnumerable<SpokenSentence> sentences, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (SpokenSentence sentence in sentences.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // It moves with the voice in hundreds of small steps: one span is theirs.
            using TelemetrySpan span = AvatarTelemetry.StartStage(TurnStage.Animate);
            SentenceAnimation? animation = null;

            // Taken in a method of its own: an enumerator would hold a chunk for as long as nobody asks for the next.
            while (await sentence.Chunks.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (TryAppend(turn, sentence, ref animation))
                {
                    while (Take(turn, animation) is { } piece)
                    {
                        yield return piece;
                    }
                }
            }

            if (animation is not null)
            {
                using (turn.Within(TurnStage.Animate))
                {
                    animation.Complete();
                }

                while (Take(turn, animation) is { } piece)
                {
                    yield return piece;
                }
            }
        }
    }

    private bool TryAppend(TurnContext turn, SpokenSentence sentence, [NotNullWhen(true)] ref SentenceAnimation? animation)
    {
        if (!sentence.Chunks.TryRead(out SpokenChunk spoken))
        {
            return false;
        }

        sentence.NoteTaken(spoken);
        animation ??= Begin(turn, sentence, spoken.Chunk);
        using (turn.Within(TurnStage.Animate))
        {
            animation.Append(spoken);
        }

        return true;
    }

    private static AnimatedPiece? Take(TurnContext turn, SentenceAnimation animation)
    {
        using TurnScope scope = turn.Within(TurnStage.Animate);
        return animation.Take(turn.Speech);
    }

    private SentenceAnimation Begin(TurnContext turn, SpokenSentence sentence, SpeechChunk first)
    {
        var lips = new GuardedLipSync(lipSync, first.Format, sentence.Text, turn.Locale, failure =>
        {
            log.WentWithout(turn.TurnId, "lip sync", failure);
            turn.Facts.Degrade("lip_sync", new AvatarError(
                "lipsync.failed", TurnStage.Animate, $"Lip sync failed ({failure.GetType().Name}); the mouth rests for a sentence (ILipSync).")
            {
                Exception = failure,
            });
        });
        return new SentenceAnimation(sentence, first, lips, turn.Locale);
    }
}
