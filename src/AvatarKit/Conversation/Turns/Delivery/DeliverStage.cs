using System.Threading.Channels;

namespace AvatarKit;

/// <summary>The deliver stage: takes an answer to the client, its text at once and, beside it, spoken, with lips and a face.</summary>
internal sealed class DeliverStage(SpeakStage speak, AnimateStage animate, RenderStage render, ContentGuards guards, TimeProvider time)
{
    /// <summary>Ends when the client has taken all of it. Text that breaks off is still spoken.</summary>
    public async Task RunAsync(TurnContext turn, IAnswerSource answer, CancellationToken cancellationToken)
    {
        await using (answer.ConfigureAwait(false))
        {
            if (answer.IsGuarded && guards.Checks(GuardedTextKind.Sentence))
            {
                await GuardAndGiveAsync(turn, answer, cancellationToken).ConfigureAwait(false);
            }
            else if (turn.Outputs == AvatarOutputs.None)
            {
                await new AnswerFlow(turn, answer, sentences: null).RunAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await GiveAndSpeakAsync(turn, answer, cancellationToken).ConfigureAwait(false);
            }
        }

        await turn.Output.WaitUntilTakenAsync(cancellationToken).ConfigureAwait(false);
        turn.Facts.IsDelivered |= answer.IsAnswer;
    }

    private async Task GiveAndSpeakAsync(TurnContext turn, IAnswerSource answer, CancellationToken cancellationToken)
    {
        using var sentences = new SentenceFeed(turn.Options.Speech.Segmentation, time, turn.Facts.Answer.Length);
#pragma warning disable CA2025 // Speaking is over before the sentences are disposed of.
        Task speaking = SpeakAsync(turn, sentences.Reader, cancellationToken);
#pragma warning restore CA2025
        try
        {
            // A model enters a stage of its own; words that are given are only spoken.
            turn.GoOnTo(TurnStage.Speak);
            await new AnswerFlow(turn, answer, sentences).RunAsync(cancellationToken).ConfigureAwait(false);
            turn.GoOnTo(TurnStage.Speak);
        }
        finally
        {
            sentences.Complete();
            await speaking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await speaking.ConfigureAwait(false);
    }

    /// <summary>Text and voice have a sentence once the guards have let it pass.</summary>
    private async Task GuardAndGiveAsync(TurnContext turn, IAnswerSource answer, CancellationToken cancellationToken)
    {
        using var gate = new SentenceGate(turn, guards, time);
#pragma warning disable CA2025 // Guarding and speaking are over before the gate is disposed of.
        Task guarding = gate.RunAsync(cancellationToken);
        Task speaking = turn.Outputs == AvatarOutputs.None ? Task.CompletedTask : SpeakAsync(turn, gate.Reader, cancellationToken);
#pragma warning restore CA2025
        turn.Facts.Guarding = guarding;
        turn.GoOnTo(TurnStage.Speak);
        Task flowing = new AnswerFlow(turn, answer, sentences: null, gate).RunAsync(cancellationToken);
        await flowing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        gate.Complete();
        await guarding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await speaking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!turn.Facts.IsAnswerBlocked || cancellationToken.IsCancellationRequested)
        {
            // Otherwise the answer has its end already: what the model did after it is nobody's concern.
            await flowing.ConfigureAwait(false);
        }

        turn.GoOnTo(TurnStage.Speak);
        await guarding.ConfigureAwait(false);
        await speaking.ConfigureAwait(false);
    }

    private Task SpeakAsync(TurnContext turn, ChannelReader<TextSegment> sentences, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<SpokenSentence> spoken = speak.SpeakAsync(turn, sentences, cancellationToken);
        IAsyncEnumerable<AnimatedPiece> animated = animate.AnimateAsync(turn, spoken, cancellationToken);
        return render.RunAsync(turn, animated, cancellationToken);
    }
}
