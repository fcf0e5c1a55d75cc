namespace AvatarKit;

/// <summary>The past a model is sent: the latest turns that fit the budget, and a summary for older ones.</summary>
/// <param name="Turns">The turns that fit, oldest first.</param>
/// <param name="Summary">What stands for summarised turns.</param>
/// <param name="ToSummarize">Once a turn no longer fits: the oldest turns the summary shall cover next, so many that the rest takes half the budget.</param>
internal sealed record HistoryWindow(IReadOnlyList<ConversationTurn> Turns, ConversationSummary? Summary, IReadOnlyList<ConversationTurn> ToSummarize)
{
    // What chat formats wrap around every message, in tokens: role and separators.
    private const int MessageOverhead = 4;

    public static HistoryWindow Fit(ConversationWindow window, string currentTurnId, int maxTokens, ITokenCounter tokens)
    {
        long covered = window.Summary?.ThroughSequence ?? 0;
        var answered = window.Turns.Where(turn => turn.Sequence > covered && turn.TurnId != currentTurnId && turn.Result is { Answer.Length: > 0 }).ToList();
        int budget = maxTokens - (window.Summary is null ? 0 : tokens.Count(window.Summary.Text));
        int first = FirstWithin(answered, budget, tokens);
        List<ConversationTurn> toSummarize = first == 0 ? [] : answered[..FirstWithin(answered, budget / 2, tokens)];
        return new HistoryWindow(answered[first..], window.Summary, toSummarize);
    }

    private static int FirstWithin(List<ConversationTurn> turns, int budget, ITokenCounter tokens)
    {
        int first = turns.Count;
        while (first > 0)
        {
            ConversationTurn turn = turns[first - 1];
            budget -= tokens.Count(turn.Message) + tokens.Count(turn.Result!.Answer) + (2 * MessageOverhead);
            if (budget < 0)
            {
                break;
            }

            first--;
        }

        return first;
    }
}
