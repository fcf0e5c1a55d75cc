using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>How turns and their results stand in items.</summary>
internal sealed class TurnItems(LargeTexts texts)
{
    public const string Pending = "pending";

    private static readonly JsonTypeInfo<TurnResult> ResultType = (JsonTypeInfo<TurnResult>)AvatarJson.Options.GetTypeInfo(typeof(TurnResult));

    private static readonly JsonTypeInfo<TurnRating> RatingType = (JsonTypeInfo<TurnRating>)AvatarJson.Options.GetTypeInfo(typeof(TurnRating));

    public static string Name(TurnStatus status) => status switch
    {
        TurnStatus.Pending => Pending,
        TurnStatus.Completed => "completed",
        TurnStatus.Interrupted => "interrupted",
        _ => "failed",
    };

    public static string Json(TurnResult result) => JsonSerializer.Serialize(result, ResultType);

    public static string Json(TurnRating rating) => JsonSerializer.Serialize(rating, RatingType);

    /// <summary>The turn of an item; <see langword="null"/>: a text of it is gone meanwhile.</summary>
    public async ValueTask<ConversationTurn?> ReadAsync(Dictionary<string, AttributeValue> item, CancellationToken cancellationToken)
    {
        string status = item.Text(Attributes.Status);
        string? result = status == Pending ? null : await texts.ReadAsync(item, Attributes.Result, cancellationToken).ConfigureAwait(false);
        if (await texts.ReadAsync(item, Attributes.Message, cancellationToken).ConfigureAwait(false) is not { } message
            || (status != Pending && result is null))
        {
            return null;
        }

        return new ConversationTurn
        {
            TurnId = item.Text(Attributes.TurnId),
            Sequence = item.Number(Attributes.Sequence),
            Attempt = checked((int)item.Number(Attributes.Attempt)),
            Message = message,
            StartedAt = item.Time(Attributes.StartedAt),
            Result = result is null ? null : Parse(result, ResultType, Attributes.Result),
            Rating = item.OptionalText(Attributes.Rating) is { } rating ? Parse(rating, RatingType, Attributes.Rating) : null,
        };
    }

    private static T Parse<T>(string json, JsonTypeInfo<T> type, string attribute)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new DamagedItemException(attribute);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Without the inner error: its message may quote what was said.
            throw new DamagedItemException(attribute);
        }
    }
}
