using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary><c>{base}/conversations/{id}</c>: one of the visitor's conversations. Another's is told as one that is not there.</summary>
internal sealed class ConversationEndpoint(ChatHost host, RequestBody body, LiveSessions sessions)
{
    public static EndpointDescription ReadDescription { get; } = new EndpointDescription(
        "AvatarConversation", "Reads the newest turns of a conversation, or those before a turn.")
        .Parameters(static (string id, int? limit = null, long? before = null) => { })
        .Gives<ClientConversation>()
        .Refuses(400, 403, 404, 429, 503);

    public static EndpointDescription EraseDescription { get; } = new EndpointDescription(
        "AvatarConversationErasure", "Erases a conversation for good, with its media.")
        .Parameters(static (string id) => { })
        .GivesNothing()
        .Refuses(403, 404, 429, 503);

    public static EndpointDescription RateDescription { get; } = new EndpointDescription(
        "AvatarRating", "Keeps what the person thinks of an answer.")
        .Parameters(static (string id, string turnId) => { })
        .Takes<RatingRequest>()
        .GivesNothing()
        .Refuses(400, 403, 404, 413, 415, 429, 503);

    private IConversationHistory History => host.Services.GetRequiredService<IConversationHistory>();

    public async Task ReadAsync(HttpContext context, Visitor visitor)
    {
        ConversationKey key = PathIds.Conversation(context, visitor);
        int limit = PageSize.Of(context);
        long? before = PageSize.Number(context, "before");
        IReadOnlyList<ConversationTurn> turns = before is { } end
            ? await ReadBeforeAsync(key, end, limit, context.RequestAborted).ConfigureAwait(false)
            : await History.ReadLatestAsync(key, limit, context.RequestAborted).ConfigureAwait(false);
        if (turns.Count == 0 && before is null)
        {
            throw PathIds.NoConversation();
        }

        ClientView view = host.ViewFor(context);
        await JsonAnswer.WriteAsync(context, new ClientConversation(key.ConversationId, [.. turns.Select(view.Of)])
        {
            Before = turns is [{ Sequence: > 1 } first, ..] ? first.Sequence : null,
        }).ConfigureAwait(false);
    }

    public async Task EraseAsync(HttpContext context, Visitor visitor)
    {
        ConversationKey key = PathIds.Conversation(context, visitor);
        await sessions.CloseErasedAsync(visitor, key).ConfigureAwait(false);
        ErasureReport erased = await History.EraseAsync(key, context.RequestAborted).ConfigureAwait(false);
        if (erased.Conversations == 0 && erased.Assets == 0)
        {
            throw PathIds.NoConversation();
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public async Task RateAsync(HttpContext context, Visitor visitor)
    {
        ConversationKey key = PathIds.Conversation(context, visitor);
        string turn = PathIds.Turn(context);
        RatingRequest rating = await body
            .ReadAsync(context, ChatJson.TypeOf<RatingRequest>(), host.Options.Limits.MaxMessageBytes).ConfigureAwait(false);
        if (rating.Score is not (>= TurnRating.MinScore and <= TurnRating.MaxScore) || !IsComment(rating.Comment))
        {
            throw new ChatProblemException(
                StatusCodes.Status400BadRequest,
                "rating.invalid",
                $"A rating has a score from {TurnRating.MinScore} to {TurnRating.MaxScore}, and may have a comment of "
                    + $"{TurnRating.MaxCommentLength} characters.");
        }

        bool isKept = await History.RateAsync(key, turn, rating.Score.Value, rating.Comment, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = isKept ? StatusCodes.Status204NoContent : throw PathIds.NoTurn();
    }

    private static bool IsComment(string? comment)
        => comment is null || (comment.Length <= TurnRating.MaxCommentLength && !HasLoneSurrogate(comment));

    // What is no well-formed Unicode, no store could keep.
    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last turns before one. The conversation is read from its beginning, and no more is kept of it than the page.</summary>
    private async Task<IReadOnlyList<ConversationTurn>> ReadBeforeAsync(
        ConversationKey key, long before, int limit, CancellationToken cancellationToken)
    {
        var page = new Queue<ConversationTurn>(limit);
        bool isThere = false;
        await foreach (ConversationTurn turn in History.ReadAsync(key, cancellationToken).ConfigureAwait(false))
        {
            isThere = true;
            if (turn.Sequence >= before)
            {
                break;
            }

            if (page.Count == limit)
            {
                page.Dequeue();
            }

            page.Enqueue(turn);
        }

        return isThere ? [.. page] : throw PathIds.NoConversation();
    }
}
