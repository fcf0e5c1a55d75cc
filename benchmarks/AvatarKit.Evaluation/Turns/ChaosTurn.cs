namespace AvatarKit.Evaluation;

/// <summary>A client of one turn in which something goes wrong.</summary>
internal static class ChaosTurn
{
    /// <summary>Takes the turn and checks what the engine promises of it.</summary>
    /// <returns>How it ended.</returns>
    public static async Task<string> RunAsync(
        IConversationEngine engine, IConversationStore store, ChaosPlan plan, string conversation, ChaosTally tally)
    {
        using var stop = new CancellationTokenSource();
        if (plan.Client == ClientConduct.CancelsAtOnce)
        {
            await stop.CancelAsync();
        }

        TurnStarted? started = null;
        TurnEnded? ended = null;
        int updates = 0;
        var request = new AvatarRequest
        {
            Message = plan.Message, ConversationId = conversation, Outputs = AvatarOutputs.Speech | AvatarOutputs.Face,
        };
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request, stop.Token))
        {
            if (ended is not null)
            {
                tally.AddBroken("nothing comes after the ending");
            }

            started ??= update as TurnStarted;
            ended ??= update as TurnEnded;
            if (++updates == plan.AfterUpdates)
            {
                if (plan.Client == ClientConduct.Leaves)
                {
                    break;
                }

                if (plan.Client == ClientConduct.Cancels)
                {
                    await stop.CancelAsync();
                }
            }
        }

        bool left = ended is null && plan.Client == ClientConduct.Leaves && updates == plan.AfterUpdates;
        if (ended is null && !left)
        {
            tally.AddBroken("the last update is the ending");
        }

        if (plan.IsAnswered && ended is not TurnCompleted)
        {
            tally.AddBroken($"a turn whose model answers and whose client listens completes ({Describe(ended)})");
        }
        else if (plan.IsSound && ended is { Warnings: [AvatarError warning, ..] })
        {
            tally.AddWarning(warning.Code);
        }

        await CheckStoreAsync(store, conversation, started, ended, tally);
        return left ? "left" : ended?.GetType().Name ?? "nothing";
    }

    private static async Task CheckStoreAsync(
        IConversationStore store, string conversation, TurnStarted? started, TurnEnded? ended, ChaosTally tally)
    {
        if (started is null)
        {
            return;
        }

        ConversationTurn? stored = null;
        await foreach (ConversationTurn turn in store.ExportAsync(new ConversationKey(conversation)))
        {
            stored = turn;
        }

        bool agrees = (ended, stored?.Status) switch
        {
            (TurnCompleted, TurnStatus.Completed) or (TurnInterrupted, TurnStatus.Interrupted) or (TurnFailed, TurnStatus.Failed) => true,
            (null, TurnStatus.Completed or TurnStatus.Interrupted or TurnStatus.Failed) => true,
            _ => false,
        };
        if (!agrees)
        {
            tally.AddBroken(
                $"the store agrees with the ending ({ended?.GetType().Name ?? "left"}, stored: {stored?.Status.ToString() ?? "nothing"})");
        }
    }

    private static string Describe(TurnEnded? ended) => ended switch
    {
        TurnFailed failed => failed.Error.Code,
        null => "nothing",
        _ => ended.GetType().Name,
    };
}
