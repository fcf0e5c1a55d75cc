using System.Globalization;

namespace AvatarKit.Aws;

/// <summary>Where sums are in the table. A person's partition has the sums of their conversations too, so that they go together.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Prefix">What the sort keys of its days begin with.</param>
/// <param name="Shards">Over how many items a day is spread: what all turns write to would be too much for one.</param>
internal readonly record struct CostAddress(string Partition, string Prefix, int Shards)
{
    public const string DayPrefix = "D#";

    private const int SharedShards = 16;
    private const string ConversationPrefix = "C#";

    public static CostAddress Of(CostScope scope)
    {
        string[] path = scope.Path.Split('/');
        return path[0] switch
        {
            "user" => new CostAddress(PersonOf(path), DayPrefix, 1),
            "conversation" => new CostAddress(PersonOf(path), $"{ConversationPrefix}{KeyHash.Of(path[3])}#", 1),
            _ => new CostAddress($"$S#{KeyHash.Of(path)}", DayPrefix, SharedShards),
        };
    }

    public static string OfCounted(string id) => $"$I#{KeyHash.Of(id)}";

    public static string OfBudget(string key) => $"$B#{KeyHash.Of(key)}";

    public string Sort(DateOnly day, int shard) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{day:yyyyMMdd}#{shard:x}");

    /// <summary>What sorts after all shards of a day.</summary>
    public string After(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{day:yyyyMMdd}#~");

    public DateOnly DayOf(string sort) => DateOnly.ParseExact(sort.AsSpan(Prefix.Length, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    private static string PersonOf(string[] path) => $"$U#{KeyHash.Of(path[1], path[2])}";
}
