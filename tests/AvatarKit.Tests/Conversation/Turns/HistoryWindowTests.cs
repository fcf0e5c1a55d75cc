using System.Text;
using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Conversation.Turns;

public sealed class HistoryWindowTests
{
    private static readonly EstimatedTokenCounter Tokens = new();

    [Theory]
    [InlineData(1, 400_000)]
    [InlineData(20, 4_000)]
    [InlineData(200, 40)]
    public void What_is_shown_of_tools_counts_against_the_budget_and_a_long_result_is_cut(int turns, int length)
    {
        var options = new HistoryOptions { ShowToolCalls = true, MaxTokens = 3_000 };
        var window = new ConversationWindow { Version = 1, Turns = [.. Enumerable.Range(1, turns).Select(i => Turn(i, length))] };

        HistoryWindow fitting = HistoryWindow.Fit(window, "now", options, Tokens);

        List<ChatMessage> sent = [];
        foreach (ConversationTurn turn in fitting.Turns)
        {
            TurnPrompt.AddPast(sent, turn, showsTools: true);
        }

        Assert.NotEmpty(fitting.Turns);
        Assert.InRange(sent.Sum(message => Tokens.Count(message.Text)), 1, options.MaxTokens);
        Assert.Contains(sent, message => message.Text.Contains("gave 🙂🙂", StringComparison.Ordinal));
        Assert.All(sent, message => Assert.Equal(message.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(message.Text))));
    }

    private static ConversationTurn Turn(int sequence, int length) => new()
    {
        TurnId = $"t{sequence}",
        Sequence = sequence,
        Attempt = 1,
        Message = "Look it up.",
        StartedAt = DateTimeOffset.UnixEpoch,
        Result = new TurnResult
        {
            Status = TurnStatus.Completed,
            Answer = "Done.",
            EndedAt = DateTimeOffset.UnixEpoch,
            Tools = [new ToolInvocation("look") { Result = string.Concat(Enumerable.Repeat("🙂", length / 2)) }],
        },
    };
}
