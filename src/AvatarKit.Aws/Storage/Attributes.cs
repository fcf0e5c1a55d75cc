using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>The names of the table's attributes, and how values stand in them.</summary>
internal static class Attributes
{
    public const string Partition = "pk";
    public const string Sort = "sk";

    /// <summary>When DynamoDB may delete the item, in seconds since 1970: the table's TTL attribute.</summary>
    public const string Expires = "expires";

    /// <summary>The day of a conversation's last activity and a digit that spreads days over partitions:
    /// the key of <see cref="DayIndex"/>.</summary>
    public const string Day = "day";

    /// <summary>The index by which retention finds conversations without reading the table.</summary>
    public const string DayIndex = "by-day";

    public const string Version = "version";
    public const string TurnCount = "turns";
    public const string Generation = "generation";
    public const string CreatedAt = "created";
    public const string ActiveAt = "active";
    public const string LastTurn = "lastTurn";
    public const string LastTurnVersion = "lastTurnVersion";
    public const string ConversationId = "conversation";
    public const string TurnId = "turn";
    public const string Attempt = "attempt";
    public const string Nonce = "nonce";
    public const string StartedAt = "started";
    public const string Status = "state";
    public const string Message = "message";
    public const string Result = "result";
    public const string Rating = "rating";
    public const string Summary = "summary";
    public const string Through = "through";
    public const string Sequence = "sequence";
    public const string ErasedAt = "erased";

    /// <summary>Ends the name of an attribute that holds an asset's id in place of a text.</summary>
    public const string AssetSuffix = "Asset";

    // Of one width and in UTC: sorts as it reads.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static AttributeValue Text(string value) => new() { S = value };

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Number(decimal value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Time(DateTimeOffset value) => Text(value.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));

    public static string? OptionalText(this Dictionary<string, AttributeValue> item, string name)
        => item.TryGetValue(name, out AttributeValue? value) ? value.S : null;

    public static string Text(this Dictionary<string, AttributeValue> item, string name)
        => item.OptionalText(name) ?? throw new DamagedItemException(name);

    public static long Number(this Dictionary<string, AttributeValue> item, string name)
        => item.TryGetValue(name, out AttributeValue? value)
            && long.TryParse(value.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new DamagedItemException(name);

    public static decimal Amount(this Dictionary<string, AttributeValue> item, string name)
        => item.TryGetValue(name, out AttributeValue? value)
            && decimal.TryParse(value.N, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount)
            ? amount
            : throw new DamagedItemException(name);

    public static DateTimeOffset Time(this Dictionary<string, AttributeValue> item, string name)
        => DateTimeOffset.TryParseExact(
            item.Text(name), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new DamagedItemException(name);

    /// <summary>Whether the item's time has not passed. DynamoDB deletes it only within days after.</summary>
    public static bool IsLive(this Dictionary<string, AttributeValue> item, DateTimeOffset now)
        => !item.ContainsKey(Expires) || item.Number(Expires) > now.ToUnixTimeSeconds();
}
