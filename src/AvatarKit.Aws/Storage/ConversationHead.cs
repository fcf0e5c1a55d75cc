using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>The item that stands for a conversation: every write of one changes its version,
/// under the condition that no other did meanwhile.</summary>
internal sealed record ConversationHead
{
    public required string Generation { get; init; }

    public required long Version { get; init; }

    public required long TurnCount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>The turn that was last written, and at which version: what a window must show to belong to this head.</summary>
    public required long LastTurn { get; init; }

    public required long LastTurnVersion { get; init; }

    public static ConversationHead New(DateTimeOffset startedAt, DateTimeOffset now) => new()
    {
        Generation = SortKeys.NewGeneration(now),
        Version = 0,
        TurnCount = 0,
        CreatedAt = startedAt,
        ActiveAt = now,
        LastTurn = 0,
        LastTurnVersion = 0,
    };

    public static ConversationHead Read(Dictionary<string, AttributeValue> item) => new()
    {
        Generation = item.Text(Attributes.Generation),
        Version = item.Number(Attributes.Version),
        TurnCount = item.Number(Attributes.TurnCount),
        CreatedAt = item.Time(Attributes.CreatedAt),
        ActiveAt = item.Time(Attributes.ActiveAt),
        LastTurn = item.Number(Attributes.LastTurn),
        LastTurnVersion = item.Number(Attributes.LastTurnVersion),
    };

    /// <summary>The head after one more write.</summary>
    public ConversationHead Touched(DateTimeOffset now) => this with { Version = Version + 1, ActiveAt = now };

    /// <summary>The head after a write to a turn.</summary>
    public ConversationHead TurnWritten(long sequence, DateTimeOffset now)
        => Touched(now) with { TurnCount = Math.Max(TurnCount, sequence), LastTurn = sequence, LastTurnVersion = Version + 1 };

    public Dictionary<string, AttributeValue> ToItem(ConversationAddress address) => new()
    {
        [Attributes.Partition] = Attributes.Text(address.Partition),
        [Attributes.Sort] = Attributes.Text(SortKeys.Head),
        [Attributes.Generation] = Attributes.Text(Generation),
        [Attributes.Version] = Attributes.Number(Version),
        [Attributes.TurnCount] = Attributes.Number(TurnCount),
        [Attributes.CreatedAt] = Attributes.Time(CreatedAt),
        [Attributes.ActiveAt] = Attributes.Time(ActiveAt),
        [Attributes.LastTurn] = Attributes.Number(LastTurn),
        [Attributes.LastTurnVersion] = Attributes.Number(LastTurnVersion),
    };
}
