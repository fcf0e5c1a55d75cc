using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>The answer to one turn, as a chat client gives it.</summary>
internal sealed class ChatClientAnswer(string? conversationId)
{
    private static readonly ChatFinishReason Interrupted = new("interrupted");

    private string? conversation = conversationId;
    private string? modelId;

    /// <exception cref="AvatarKitException">The turn failed.</exception>
    public ChatResponseUpdate Read(AvatarResponseUpdate update)
    {
        switch (update)
        {
            case TurnStarted started:
                conversation = started.ConversationId;
                break;
            case ModelSelected selected:
                modelId = selected.ModelId;
                break;
        }

        return update switch
        {
            TextDelta delta => Make(update, new TextContent(delta.Text)),
            TurnEnded ended => End(ended),
            _ => Make(update),
        };
    }

    private ChatResponseUpdate End(TurnEnded ended)
    {
        List<AIContent> contents = [];
        if (ended is TurnFailed failed)
        {
            if (!IsRefusedByGuard(failed.Error))
            {
                Throw(failed);
            }

            contents.Add(new TextContent(failed.SpokenText));
        }

        contents.Add(new UsageContent(Usage(ended.Usage)));
        ChatResponseUpdate last = Make(ended, [.. contents]);
        last.FinishReason = ended switch
        {
            TurnFailed => ChatFinishReason.ContentFilter,
            TurnInterrupted => Interrupted,
            _ => ended.Degradations.Any(static lacking => lacking.What == "answer") ? ChatFinishReason.ContentFilter : ChatFinishReason.Stop,
        };
        return last;
    }

    private ChatResponseUpdate Make(AvatarResponseUpdate update, params AIContent[] contents) => new(ChatRole.Assistant, [.. contents])
    {
        ResponseId = update.TurnId,
        MessageId = update.TurnId,
        ConversationId = conversation,
        ModelId = modelId,
        RawRepresentation = update,
    };

    /// <summary>An engine elsewhere has no exception to give, but the guard's code.</summary>
    private static bool IsRefusedByGuard(AvatarError error)
        => error.Exception is ContentBlockedException
            || (error is { Exception: null, Stage: TurnStage.Screen } && error.Code.StartsWith("guard.", StringComparison.Ordinal));

    private static void Throw(TurnFailed failed)
    {
        var whole = new AvatarResponseBuilder();
        whole.Add(failed);
        whole.Build().EnsureNotFailed();
    }

    private static UsageDetails Usage(TurnUsage used) => new()
    {
        InputTokenCount = used.InputTokens,
        OutputTokenCount = used.OutputTokens,
        TotalTokenCount = used.InputTokens + used.OutputTokens,
        CachedInputTokenCount = used.CachedInputTokens,
    };
}
