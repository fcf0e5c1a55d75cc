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

    private const string GroundingRule =
        "Where there are passages, rest your answer on them as far as they fit, and name the source you used. "
        + "If they do not answer the question, say so.";

    /// <remarks>Only the host's own words stand in the system message; it is the same for every turn of an avatar in a language.</remarks>
    public static List<ChatMessage> Build(TurnContext turn, IReadOnlyList<KnowledgePassage> passages)
    {
        HistoryWindow history = turn.Record?.History ?? HistoryWindow.Empty;
        List<ChatMessage> messages = [new(ChatRole.System, Instructions(turn.Avatar, turn.Locale) + turn.Redaction?.Rule)];
        if (history.Summary is { } summary)
        {
            messages.Add(Summary(summary));
        }

        foreach (ConversationTurn past in history.Turns)
        {
            AddPast(messages, past, turn.Options.History.ShowToolCalls);
        }

        if (passages.Count > 0)
        {
            messages.Add(Grounding(passages));
        }

        messages.Add(turn.Request.Attachments.Count == 0
            ? new ChatMessage(ChatRole.User, turn.Request.Message)
            : new ChatMessage(ChatRole.User, [new TextContent(turn.Request.Message), .. turn.Request.Attachments]));
        return messages;
    }

    /// <summary>What was said before the turns that are sent.</summary>
    public static ChatMessage Summary(ConversationSummary summary)
        => PromptData.Message("summary", new StringBuilder("What was said before, in short:\n").AppendData(summary.Text));

    /// <summary>Adds what was said in a turn, by whom it was said: a greeting has no message before it, a turn that broke off no
    /// answer.</summary>
    public static void AddPast(List<ChatMessage> messages, ConversationTurn past, bool showsTools)
    {
        if (past.Message.Length > 0)
        {
            messages.Add(new ChatMessage(ChatRole.User, past.Message));
        }

        TurnResult result = past.Result!;
        if (showsTools && result.Tools.Count > 0)
        {
            messages.Add(ToolCalls(result.Tools));
        }

        string answer = AnswerAsHeard(result);
        if (answer.Length > 0)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, answer));
        }
    }

    public static string AnswerAsHeard(TurnResult result)
        => result.Status == TurnStatus.Interrupted ? result.Answer + InterruptedMark : result.Answer;

    private static ChatMessage ToolCalls(IReadOnlyList<ToolInvocation> tools)
    {
        StringBuilder text = new("For this answer these tools were called:");
        foreach (ToolInvocation tool in tools)
        {
            text.Append("\n- ").AppendData(tool.Name).Append(' ').AppendData(Cut(tool.Arguments ?? "{}")).Append(tool.Failed ? " failed" : " gave ");
            if (!tool.Failed)
            {
                text.AppendData(Cut(tool.Result ?? "nothing"));
            }
        }

        return PromptData.Message("tool calls", text);
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

    private static string Instructions(AvatarProfile avatar, string locale)
        => $"{avatar.Instructions}\n\nYour name is {avatar.Name}. "
            + $"Answer in the language of the locale {PlainLocale(locale)} unless you are asked for another.\n\n{PromptData.Rule} {GroundingRule}";

    /// <summary>Language, script and region alone: what else a client may write into a tag could be words.</summary>
    private static string PlainLocale(string locale)
    {
        string[] parts = locale.Split('-');
        string? script = parts.Skip(1).Take(1).FirstOrDefault(static part => part.Length == 4);
        string? region = parts.Skip(script is null ? 1 : 2).Take(1).FirstOrDefault(static part => part.Length is 2 or 3);
        return string.Join('-', new[] { parts[0], script, region }.OfType<string>());
    }

    private static ChatMessage Grounding(IReadOnlyList<KnowledgePassage> passages)
    {
        StringBuilder text = new();
        foreach (KnowledgePassage passage in passages)
        {
            text.Append(text.Length == 0 ? "" : "\n\n").Append("<passage source=\"").AppendDataAttribute(passage.Source.Title);
            if (passage.Source.Section is { } section)
            {
                text.Append(" › ").AppendDataAttribute(section);
            }

            text.Append("\">\n").AppendData(passage.Text).Append("\n</passage>");
        }

        return PromptData.Message("passages", text);
    }
}
