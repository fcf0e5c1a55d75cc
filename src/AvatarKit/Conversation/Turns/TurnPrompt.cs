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

    public static List<ChatMessage> Build(
        AvatarProfile profile, string locale, HistoryWindow history, IReadOnlyList<KnowledgePassage> passages, string message)
    {
        List<ChatMessage> messages = [new(ChatRole.System, Instructions(profile, locale, history.Summary))];
        foreach (ConversationTurn turn in history.Turns)
        {
            messages.Add(new ChatMessage(ChatRole.User, turn.Message));
            messages.Add(new ChatMessage(ChatRole.Assistant, AnswerAsHeard(turn.Result!)));
        }

        if (passages.Count > 0)
        {
            messages.Add(new ChatMessage(ChatRole.System, Grounding(passages)));
        }

        messages.Add(new ChatMessage(ChatRole.User, message));
        return messages;
    }

    public static string AnswerAsHeard(TurnResult result)
        => result.Status == TurnStatus.Interrupted ? result.Answer + InterruptedMark : result.Answer;

    private static string Instructions(AvatarProfile profile, string locale, ConversationSummary? summary)
    {
        StringBuilder text = new StringBuilder(profile.Instructions)
            .Append("\n\nYour name is ").Append(profile.Name)
            .Append(". Answer in the language of the locale ").Append(locale).Append(" unless you are asked for another.");
        if (summary is not null)
        {
            text.Append("\n\nWhat was said before, in short:\n").Append(summary.Text);
        }

        return text.ToString();
    }

    private static string Grounding(IReadOnlyList<KnowledgePassage> passages)
    {
        StringBuilder text = new("Rest your answer on these passages where they fit, and name the source you used. If they do not answer the question, say so.");
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
