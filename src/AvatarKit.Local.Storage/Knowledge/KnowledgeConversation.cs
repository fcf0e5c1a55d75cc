using Microsoft.Extensions.AI;

namespace AvatarKit.Local;

/// <summary>The last question of a conversation, and what was said before it.</summary>
internal sealed class KnowledgeConversation
{
    // A follow-up of one or two telling words must find them; of a longer one, this share.
    private const double FollowUpCoverage = 0.5;
    private const int LongestFollowUp = 80;

    private static readonly TextLanguage[] AllLanguages = Enum.GetValues<TextLanguage>();

    private readonly string question;
    private readonly string? locale;
    private readonly List<string> earlier;
    private readonly string lastAnswer;

    public KnowledgeConversation(List<ChatMessage> messages, string? locale)
    {
        this.locale = locale;
        int last = messages.FindLastIndex(static message => message.Role == ChatRole.User);
        question = last < 0 ? "" : messages[last].Text;
        earlier = [.. messages.Take(Math.Max(0, last))
            .Where(static message => message.Role == ChatRole.User && SmallTalk.Recognize(message.Text) == SmallTalkKind.None)
            .Select(static message => message.Text)
            .TakeLast(2)];
        lastAnswer = messages.FindLast(static message => message.Role == ChatRole.Assistant)?.Text ?? "";
    }

    public async Task<KnowledgeAnswer?> AnswerAsync(
        IKnowledgeBase knowledge, KnowledgeChatClientOptions options, SpokenPhrases phrases, CancellationToken cancellationToken)
    {
        KnowledgeQuestion asked = KnowledgeQuestion.Parse(question, locale, AllLanguages);
        IReadOnlyList<KnowledgePassage> passages = await SearchAsync(knowledge, question, options, cancellationToken).ConfigureAwait(false);
        bool isFollowUp = false;
        if (passages.Count == 0 && question.Length <= LongestFollowUp)
        {
            // The nearest question first: it is what a "why?" means.
            foreach (string before in Enumerable.Reverse(earlier))
            {
                passages = await FollowUpAsync(knowledge, asked, before, options, cancellationToken).ConfigureAwait(false);
                if (passages.Count > 0)
                {
                    isFollowUp = true;
                    asked = KnowledgeQuestion.Parse(question + " " + before, locale, AllLanguages);
                    break;
                }
            }
        }

        if (passages.Count == 0)
        {
            return null;
        }

        int room = options.MaxAnswerLength - (options.NameSources ? phrases.SaySource(passages[0].Source).Length + 1 : 0);

        // Who asks on wants more; who asks the same again wants the same.
        var composer = new AnswerComposer(
            asked, Math.Max(room, 60), text => isFollowUp && lastAnswer.Contains(text, StringComparison.Ordinal));
        if (composer.Compose(passages) is not { } answer)
        {
            return null;
        }

        if (!options.NameSources)
        {
            return new KnowledgeAnswer(answer.Text, answer.Sources);
        }

        string separator = answer.Text.Contains('\n', StringComparison.Ordinal) ? "\n\n" : " ";
        return new KnowledgeAnswer(answer.Text + separator + phrases.SaySource(answer.Sources[0].Source), answer.Sources);
    }

    private async Task<IReadOnlyList<KnowledgePassage>> FollowUpAsync(
        IKnowledgeBase knowledge, KnowledgeQuestion asked, string before, KnowledgeChatClientOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<KnowledgePassage> found =
            await SearchAsync(knowledge, before + " " + question, options, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 && asked.Terms.TrueForAll(static term => term.IsVague))
        {
            found = await SearchAsync(knowledge, before, options, cancellationToken).ConfigureAwait(false);
        }

        // What was asked before shall help, not answer in place of what is asked now.
        return asked.Terms.Count == 0
            ? found
            : [.. found.Where(passage => UnitScorer.Coverage(asked, passage.Text + " " + passage.Source.Section) >= FollowUpCoverage)];
    }

    private async Task<IReadOnlyList<KnowledgePassage>> SearchAsync(
        IKnowledgeBase knowledge, string text, KnowledgeChatClientOptions options, CancellationToken cancellationToken)
        => string.IsNullOrWhiteSpace(text) ? []
            : await knowledge.SearchAsync(new KnowledgeQuery(text, options.Passages) { Locale = locale }, cancellationToken).ConfigureAwait(false);
}
