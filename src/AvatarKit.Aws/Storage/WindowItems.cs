using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>The items of a window as a backward query gives them: summaries, the head, turns latest first.</summary>
internal sealed class WindowItems(DateTimeOffset now)
{
    private readonly List<Dictionary<string, AttributeValue>> summaries = [];
    private readonly List<Dictionary<string, AttributeValue>> turns = [];

    public ConversationHead? Head { get; private set; }

    /// <summary>Whether the place of the head has been passed: when there was none, there is none.</summary>
    public bool IsPastHead { get; private set; }

    /// <summary>The turns of the head's generation, latest first.</summary>
    public IReadOnlyList<Dictionary<string, AttributeValue>> Turns => turns;

    public Dictionary<string, AttributeValue>? Summary { get; private set; }

    public void Add(Dictionary<string, AttributeValue> item)
    {
        string sort = item.Text(Attributes.Sort);
        int order = string.CompareOrdinal(sort, SortKeys.Head);
        IsPastHead |= order <= 0;
        if (!item.IsLive(now))
        {
            return;
        }

        if (order > 0)
        {
            summaries.Add(item);
        }
        else if (order == 0)
        {
            Head = ConversationHead.Read(item);
            Summary = summaries.Find(one => SortKeys.GenerationOf(one.Text(Attributes.Sort)) == Head.Generation);
        }
        else if (Head is not null && SortKeys.GenerationOf(sort) == Head.Generation && item.Number(Attributes.Sequence) <= Head.TurnCount)
        {
            turns.Add(item);
        }
    }

    /// <summary>Whether the turn that the head was last written with is shown as it was written then, where the window reaches that far.</summary>
    public bool BelongTogether(int maxTurns)
    {
        ConversationHead head = Head!;
        if (turns.Count > maxTurns)
        {
            turns.RemoveRange(maxTurns, turns.Count - maxTurns);
        }

        if (head.LastTurn <= head.TurnCount - maxTurns)
        {
            return true;
        }

        Dictionary<string, AttributeValue>? last = turns.Find(turn => turn.Number(Attributes.Sequence) == head.LastTurn);
        return last is not null && last.Number(Attributes.Version) >= head.LastTurnVersion;
    }
}
