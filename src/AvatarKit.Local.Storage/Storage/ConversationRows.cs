using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <summary>How times, results and turns stand in the database.</summary>
internal static class ConversationRows
{
    public const string TurnColumns = "turn_id, sequence, attempt, message, started_at, status, result, rating";

    // Of one width and in UTC: sorts as it reads, and people read it in the file too.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly JsonTypeInfo<TurnResult> ResultType = (JsonTypeInfo<TurnResult>)AvatarJson.Options.GetTypeInfo(typeof(TurnResult));

    private static readonly JsonTypeInfo<TurnRating> RatingType = (JsonTypeInfo<TurnRating>)AvatarJson.Options.GetTypeInfo(typeof(TurnRating));

    public static string Time(DateTimeOffset value) => value.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(SqliteDataReader reader, int column)
        => DateTimeOffset.TryParseExact(
            reader.GetString(column), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new DamagedRowException();

    public static string Status(TurnStatus status) => status switch
    {
        TurnStatus.Pending => "pending",
        TurnStatus.Completed => "completed",
        TurnStatus.Interrupted => "interrupted",
        _ => "failed",
    };

    public static string Result(TurnResult result) => JsonSerializer.Serialize(result, ResultType);

    public static string Rating(TurnRating rating) => JsonSerializer.Serialize(rating, RatingType);

    public static ConversationTurn Turn(SqliteDataReader reader)
    {
        TurnResult? result = SqliteSession.OptionalText(reader, 6) is { } json ? Parse(json, ResultType) : null;
        string status = reader.GetString(5);
        if (status != Status(result?.Status ?? TurnStatus.Pending))
        {
            throw new DamagedRowException();
        }

        return new ConversationTurn
        {
            TurnId = SqliteSession.Text(reader, 0),
            Sequence = reader.GetInt64(1),
            Attempt = reader.GetInt32(2),
            Message = SqliteSession.Text(reader, 3),
            StartedAt = Time(reader, 4),
            Result = result,
            Rating = SqliteSession.OptionalText(reader, 7) is { } rating ? Parse(rating, RatingType) : null,
        };
    }

    private static T Parse<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new DamagedRowException();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Without the inner error: its message may quote what was said.
            throw new DamagedRowException();
        }
    }
}
