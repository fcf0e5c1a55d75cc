namespace AvatarKit;

/// <summary>The deliver stage: takes an answer to the client, its text at once and, beside it, spoken, with lips and a face.</summary>
internal sealed class DeliverStage(SpeakStage speak, AnimateStage animate, RenderStage render, TimeProvider time)
{
    /// <summary>Ends when the client has taken all of it. Text that breaks off is still spoken.</summary>
    public async Task RunAsync(TurnContext turn, IAnswerSource answer, CancellationToken cancellationToken)
    {
        await using (answer.ConfigureAwait(false))
        {
            if (turn.Request.Outputs == AvatarOutputs.None)
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
        Task speaking = SpeakAsync(turn, sentences, cancellationToken);
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

    private Task SpeakAsync(TurnContext turn, SentenceFeed sentences, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<SpokenSentence> spoken = speak.SpeakAsync(turn, sentences.Reader, cancellationToken);
        IAsyncEnumerable<AnimatedPiece> animated = animate.AnimateAsync(turn, spoken, cancellationToken);
        return render.RunAsync(turn, animated, cancellationToken);
    }
}
