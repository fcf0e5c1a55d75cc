namespace AvatarKit;

/// <summary>The screen stage: decides what model, store and log see of a person's message, and has the guards look at it, before it goes to
/// anybody.</summary>
internal sealed class ScreenStage(MessageRedaction redaction, ContentGuards guards)
{
    /// <exception cref="ContentBlockedException">A guard did not let it pass.</exception>
    /// <exception cref="RedactionException">It cannot be told what is personal in it.</exception>
    public async ValueTask RunAsync(TurnContext turn)
    {
        await redaction.RunAsync(turn).ConfigureAwait(false);
        string message = turn.Request.Message;
        if (string.IsNullOrWhiteSpace(message) || !guards.Checks(GuardedTextKind.Message))
        {
            return;
        }

        using TurnScope scope = turn.Enter(TurnStage.Screen);
        GuardVerdict verdict = await guards.CheckAsync(
            turn, ContentGuards.Text(turn, GuardedTextKind.Message, message), turn.Tokens.Stopped).ConfigureAwait(false);
        switch (verdict.Action)
        {
            case GuardAction.Allow:
                break;
            case GuardAction.Replace when !string.IsNullOrWhiteSpace(verdict.Text):
                turn.Screen(verdict.Text);
                await redaction.RunAsync(turn).ConfigureAwait(false);
                break;
            case GuardAction.Replace:
                throw Blocked(turn, "guard.replaced", GuardCategory.Other);
            default:
                throw Blocked(turn, verdict.Code!, verdict.Category);
        }
    }

    private static ContentBlockedException Blocked(TurnContext turn, string code, GuardCategory category)
        => new(code, $"The message was refused: a guard blocked it ({category}).", category)
        {
            SpokenReply = SpokenReplies.Refusal(turn.Avatar, turn.Locale, category),
        };
}
