using System.Text;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Puts together what a model is sent.</summary>
internal static class TurnPrompt
{
    /// <summary>What stands behind an answer that was interrupted, so that the model knows the person did not hear more.</summary>
    public const string InterruptedMark = " … [interrupted]";

    /// <summary>The <see cref="ChatOptions.AdditionalProperties"/> key under which clients find the locale to answer in.</summary>
    public const string LocaleKey = "avatarkit.locale";

    /// <summary>The key under which clients that answer by themselves find the avatar's name.</summary>
    public const string NameKey = "avatarkit.name";

    /// <summary>The key under which they find the key of the avatar's own knowledge base, where it has one.</summary>
    public const string KnowledgeBaseKey = "avatarkit.knowledge_base";

    // Some 500 tokens: what a tool gave is shown to remind the model, not to be worked on again.
    private const int MaxToolText = 2_000;

    public static List<ChatMessage> Build(TurnContext turn, IReadOnlyList<KnowledgePassage> passages)
    {
        HistoryWindow history = turn.Record?.History ?? HistoryWindow.Empty;
        List<ChatMessage> messages = [new(ChatRole.System, Instructions(turn.Avatar, turn.Locale, history.Summary))];
        foreach (ConversationTurn past in history.Turns)
        {
            AddPast(messages, past, turn.Options.History.ShowToolCalls);
        }

        if (passages.Count > 0)
        {
            messages.Add(new ChatMessage(ChatRole.System, Grounding(passages)));
        }

        messages.Add(turn.Request.Attachments.Count == 0
            ? new ChatMessage(ChatRole.User, turn.Request.Message)
            : new ChatMessage(ChatRole.User, [new TextContent(turn.Request.Message), .. turn.Request.Attachments]));
        return messages;
    }

    /// <summary>Adds what was said in a turn, by whom it was said: a greeting has no message before it, a turn that broke off no answer.</summary>
    public static void AddPast(List<ChatMessage> messages, ConversationTurn past, bool showsTools)
    {
        if (past.Message.Length > 0)
        {
            messages.Add(new ChatMessage(ChatRole.User, past.Message));
        }

        TurnResult result = past.Result!;
        if (showsTools && result.Tools.Count > 0)
        {
            messages.Add(new ChatMessage(ChatRole.System, ToolCalls(result.Tools)));
        }

        string answer = AnswerAsHeard(result);
        if (answer.Length > 0)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, answer));
        }
    }

    public static string AnswerAsHeard(TurnResult result)
        => result.Status == TurnStatus.Interrupted ? result.Answer + InterruptedMark : result.Answer;

    private static string ToolCalls(IReadOnlyList<ToolInvocation> tools)
    {
        StringBuilder text = new("For this answer these tools were called:");
        foreach (ToolInvocation tool in tools)
        {
            text.Append("\n- ").Append(tool.Name).Append(' ').Append(Cut(tool.Arguments ?? "{}")).Append(tool.Failed ? " failed" : " gave ");
            if (!tool.Failed)
            {
                text.Append(Cut(tool.Result ?? "nothing"));
            }
        }

        return text.ToString();
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxToolText)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[MaxToolText - 1]) ? MaxToolText - 1 : MaxToolText;
        return string.Concat(text.AsSpan(0, end), " … [cut]");
    }

    private static string Instructions(AvatarProfile avatar, string locale, ConversationSummary? summary)
    {
        StringBuilder text = new StringBuilder(avatar.Instructions)
            .Append("\n\nYour name is ").Append(avatar.Name)
            .Append(". Answer in the language of the locale ").Append(locale).Append(" unless you are asked for another.");
        if (summary is not null)
        {
            text.Append("\n\nWhat was said before, in short:\n").Append(summary.Text);
        }

        return text.ToString();
    }

    private static string Grounding(IReadOnlyList<KnowledgePassage> passages)
    {
        StringBuilder text = new(
            "Rest your answer on these passages where they fit, and name the source you used. If they do not answer the question, say so.");
        foreach (KnowledgePassage passage in passages)
        {
            text.Append("\n\n<passage source=\"").Append(passage.Source.Title.Replace('"', '\''));
            if (passage.Source.Section is { } section)
            {
                text.Append(" › ").Append(section.Replace('"', '\''));
            }

            text.Append("\">\n").Append(passage.Text).Append("\n</passage>");
        }

        return text.ToString();
    }
}
