using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What is content in a model's stream, how long it is waited for, and when it is no answer.</summary>
internal static class ModelStream
{
    /// <summary>Whether an update is what is waited for: anything but usage and empty text.</summary>
    public static bool IsContent(ChatResponseUpdate update)
    {
        // For each token: the enumerator of a list behind its interface would be an object of its own.
        IList<AIContent> contents = update.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            AIContent content = contents[i];
            if (content is null)
            {
                throw new InvalidOperationException("The chat client gave an update with a content that is null.");
            }

            if (content is not UsageContent and not TextContent { Text: "" or null })
            {
                return true;
            }
        }

        return false;
    }

    public static StreamLimits Limits(AvatarChatbotOptions options) => new()
    {
        FirstContent = options.Resilience.Model.FirstContentTimeout,
        BetweenItems = options.Resilience.Model.BetweenItemsTimeout,
    };

    /// <summary>Refuses a stream that ended without a word or begins with an error. Both are this prompt's failure and
    /// say nothing about the model's health.</summary>
    /// <exception cref="ModelException"><c>model.empty</c> or <c>model.error</c>.</exception>
    public static void Check(OpenedStream<ChatResponseUpdate> opened, string tier, string provider)
    {
        if (opened.Head.Any(static update => update.Contents.OfType<ErrorContent>().Any()))
        {
            throw new ModelException(
                "model.error", $"Tier '{tier}' answered with an error instead of words.", tier, provider) { IsOneCallersOwn = true };
        }

        if (opened.IsEmpty)
        {
            throw new ModelException(
                "model.empty", $"Tier '{tier}' ended its answer without a word.", tier, provider, isTransient: true) { IsOneCallersOwn = true };
        }
    }
}
