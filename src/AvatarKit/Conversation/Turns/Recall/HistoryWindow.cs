using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>The past a model is sent: the latest turns that fit the budget, and a summary for older ones.</summary>
/// <param name="Turns">The turns that fit, oldest first.</param>
/// <param name="Summary">What stands for summarised turns.</param>
/// <param name="ToSummarize">Once a turn no longer fits, or the store is asked for no more turns:
/// the oldest turns the summary shall cover next, so many that the rest takes half the budget.</param>
internal sealed record HistoryWindow(
    IReadOnlyList<ConversationTurn> Turns, ConversationSummary? Summary, IReadOnlyList<ConversationTurn> ToSummarize)
{
    // What chat formats wrap around every message, in tokens: role and separators.
    private const int MessageOverhead = 4;

    public static HistoryWindow Empty { get; } = new([], null, []);

    public static HistoryWindow Fit(ConversationWindow window, string currentTurnId, HistoryOptions options, ITokenCounter tokens)
    {
        var counter = new LastingTokenCounter(tokens);
        long covered = window.Summary?.ThroughSequence ?? 0;
        var answered =
            window.Turns.Where(turn => turn.Sequence > covered && turn.TurnId != currentTurnId && IsPartOfConversation(turn.Result)).ToList();
        int budget = options.MaxTokens - (window.Summary is null ? 0 : counter.Count(TurnPrompt.Summary(window.Summary).Text));
        int first = FirstWithin(answered, budget, options.ShowToolCalls, counter);
        bool isFull = first > 0 || answered.Count >= options.MaxTurns;
        List<ConversationTurn> toSummarize =
            isFull
                ? answered[..Math.Max(FirstWithin(answered, budget / 2, options.ShowToolCalls, counter), answered.Count - (options.MaxTurns / 2))]
                : [];
        return new HistoryWindow(answered[first..], window.Summary, toSummarize);
    }

    /// <summary>
    /// A turn that failed before it said or did anything is as if it had not been; one that was interrupted then was still said by the person,
    /// and one whose tools ran has changed something that the person asked for.
    /// </summary>
    private static bool IsPartOfConversation(TurnResult? result)
        => result is { Answer.Length: > 0 } or { Status: TurnStatus.Interrupted } or { Tools.Count: > 0 };

    private static int FirstWithin(List<ConversationTurn> turns, int budget, bool showsTools, LastingTokenCounter tokens)
    {
        int first = turns.Count;
        List<ChatMessage> sent = [];
        while (first > 0)
        {
            sent.Clear();
            TurnPrompt.AddPast(sent, turns[first - 1], showsTools);
            budget -= sent.Sum(message => tokens.Count(message.Text) + MessageOverhead);
            if (budget < 0)
            {
                break;
            }

            first--;
        }

        return first;
    }
}
