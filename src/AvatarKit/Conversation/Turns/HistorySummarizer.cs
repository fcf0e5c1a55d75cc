using System.Text;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Summarises older turns with a tier of its own, usually the cheapest.</summary>
internal sealed class HistorySummarizer(ModelCatalog models, AvatarChatbotOptions settings, CostMeter meter, ITokenCounter tokens) : IChatReducer
{
    /// <summary>The <see cref="ChatMessage.AdditionalProperties"/> key and value that tell a summarisation from a question.</summary>
    public const string PurposeKey = "avatarkit.purpose";

    public const string SummaryPurpose = "summary";

    private const int MaxSummaryTokens = 400;

    private const string Task = "Summarise this conversation for yourself in at most 150 words: who the person is, what they want, what was decided, "
        + "names and numbers. Keep what an earlier summary says where it still matters. Write the summary alone.";

    public async Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
    {
        ModelTier tier = models.Get(settings.History.SummaryTier, settings);
        List<ChatMessage> prompt =
        [
            .. messages,
            new ChatMessage(ChatRole.User, Task) { AdditionalProperties = new() { [PurposeKey] = SummaryPurpose } },
        ];
        ChatOptions options = new() { ModelId = tier.RequestedModelId, MaxOutputTokens = MaxSummaryTokens };
        ChatResponse response = await tier.ClientFor(options).GetResponseAsync(prompt, options, cancellationToken).ConfigureAwait(false);
        ModelUsage.Add(meter, tier.ModelId ?? response.ModelId, response.Usage, prompt, response.Text, tokens);
        return [new ChatMessage(ChatRole.System, response.Text)];
    }

    public static async Task<ConversationSummary?> SummarizeAsync(IChatReducer reducer, HistoryWindow history, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [];
        if (history.Summary is not null)
        {
            messages.Add(new ChatMessage(ChatRole.System, history.Summary.Text));
        }

        foreach (ConversationTurn turn in history.ToSummarize)
        {
            messages.Add(new ChatMessage(ChatRole.User, turn.Message));
            messages.Add(new ChatMessage(ChatRole.Assistant, TurnPrompt.AnswerAsHeard(turn.Result!)));
        }

        StringBuilder text = new();
        foreach (ChatMessage message in await reducer.ReduceAsync(messages, cancellationToken).ConfigureAwait(false))
        {
            text.AppendLine(message.Text);
        }

        string summary = text.ToString().Trim();
        return summary.Length == 0 ? null : new ConversationSummary(summary, history.ToSummarize[^1].Sequence);
    }
}
