using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Blocks what is not talked about. Thread-safe.</summary>
internal sealed class TopicGuard(IOptionsMonitor<AvatarChatbotOptions> options) : IContentGuard
{
    // A phrase may begin in the sentence before, where a long sentence comes in parts.
    private const int MaxBefore = 200;

    private volatile Compiled? compiled;

    public string Name => "topics";

    public GuardLocation Location => GuardLocation.InProcess;

    public bool Checks(GuardedTextKind kind) => kind is GuardedTextKind.Message or GuardedTextKind.Sentence
        && options.CurrentValue.Guards.Topics.Values.Any(topic => IsFor(topic, kind));

    public ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] before = GuardWords.Of(text.Before.Length > MaxBefore ? text.Before[^MaxBefore..] : text.Before);
        string[] words = [.. before, .. GuardWords.Of(text.Text)];
        foreach (Topic topic in Of(options.CurrentValue.Guards).Topics)
        {
            if (IsFor(topic.Options, text.Kind) && topic.Phrases.IsIn(words, behind: before.Length))
            {
                return new(GuardVerdict.Block($"guard.topic.{topic.Name}", GuardCategory.Topic));
            }
        }

        return new(GuardVerdict.Allow);
    }

    private static bool IsFor(GuardTopicOptions topic, GuardedTextKind kind) => kind switch
    {
        GuardedTextKind.Message => topic.Messages,
        GuardedTextKind.Sentence => topic.Answers,
        _ => false,
    };

    private Compiled Of(GuardOptions guards)
    {
        Compiled? known = compiled;
        if (known is null || !ReferenceEquals(known.Source, guards))
        {
            compiled = known = new Compiled(
                guards, [.. guards.Topics.Select(static topic => new Topic(topic.Key, topic.Value, new GuardPhrases(topic.Value.Words)))]);
        }

        return known;
    }

    private sealed record Topic(string Name, GuardTopicOptions Options, GuardPhrases Phrases);

    private sealed record Compiled(GuardOptions Source, Topic[] Topics);
}
