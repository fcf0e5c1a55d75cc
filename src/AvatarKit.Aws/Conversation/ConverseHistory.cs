using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Writes a history as Bedrock takes it: person and model by turns, the person first, nothing
/// blank, every tool call with its result.</summary>
internal sealed class ConverseHistory(string modelId)
{
    private const string User = "user";
    private const string Assistant = "assistant";

    /// <exception cref="BedrockException">Nothing a person said is left to send.</exception>
    public List<Message> Write(IReadOnlyList<ChatMessage> messages)
    {
        var content = new ConverseContent(modelId);
        List<Message> written = [];
        foreach (ChatMessage message in messages)
        {
            if (message.Role != ChatRole.System)
            {
                written.Add(new Message { Role = message.Role == ChatRole.Assistant ? Assistant : User, Content = content.Write(message) });
            }
        }

        written = ByTurns(written);
        PairToolCalls(written);
        written = ByTurns(written);
        return written.Count > 0
            ? written
            : throw new BedrockException(
                "bedrock.validation",
                $"Nothing to send to model '{modelId}': no message of a person has any content.",
                modelId);
    }

    /// <summary>Joins neighbours of one role; drops what is empty, and what the model said before anybody asked.</summary>
    private static List<Message> ByTurns(List<Message> messages)
    {
        List<Message> turns = [];
        foreach (Message message in messages)
        {
            if (message.Content.Count == 0 || (turns.Count == 0 && message.Role == Assistant))
            {
                continue;
            }

            if (turns.Count > 0 && turns[^1].Role == message.Role)
            {
                turns[^1].Content.AddRange(message.Content);
            }
            else
            {
                turns.Add(new Message { Role = message.Role, Content = [.. message.Content] });
            }
        }

        return turns;
    }

    /// <summary>Drops calls that were never answered, as by an interruption, and answers nobody asked for; puts answers before words.</summary>
    private static void PairToolCalls(List<Message> turns)
    {
        HashSet<string> called = [];
        for (int i = 0; i < turns.Count; i++)
        {
            if (turns[i].Role == Assistant)
            {
                HashSet<string> answered = i + 1 < turns.Count
                    ? [.. turns[i + 1].Content.Select(static block => block.ToolResult?.ToolUseId).OfType<string>()]
                    : [];
                turns[i].Content.RemoveAll(block => block.ToolUse is { } use && !answered.Contains(use.ToolUseId));
                called = [.. turns[i].Content.Select(static block => block.ToolUse?.ToolUseId).OfType<string>()];
            }
            else
            {
                HashSet<string> open = [.. called];
                List<ContentBlock> results = turns[i].Content.FindAll(block => block.ToolResult is { } result && open.Remove(result.ToolUseId));
                turns[i].Content.RemoveAll(static block => block.ToolResult is not null);
                turns[i].Content.InsertRange(0, results);
                called = [];
            }
        }
    }
}
