using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Tells persons that they talk to a machine.</summary>
internal sealed class Disclosures(IOptions<DisclosureOptions> options)
{
    private readonly DisclosureOptions options = options.Value;

    /// <summary>What clients can show for as long as the conversation lasts; <see langword="null"/>: nothing is announced.</summary>
    public string? For(TurnContext turn) => options.TextFor(turn.Locale);

    /// <summary>The answer, after the announcement where it is a conversation's first.</summary>
    public IAnswerSource Announce(TurnContext turn, IAnswerSource answer)
    {
        bool isFirst = turn.Request.Warming is null && turn.Record is { Stored: null, History: { Turns.Count: 0, Summary: null } };
        return isFirst && For(turn) is { } text ? new AnnouncedAnswer(text, answer) : answer;
    }
}
