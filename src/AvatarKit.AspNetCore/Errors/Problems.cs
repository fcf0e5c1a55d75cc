using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AvatarKit.AspNetCore;

/// <summary>Tells clients what went wrong, without what is the host's own: no stack, no path, no setting, no provider's words.</summary>
internal static class Problems
{
    /// <summary>The problem that an error is to a client.</summary>
    public static Problem Of(AvatarKitException error) => error switch
    {
        ChatProblemException refused => Create(refused.Status, refused.Code, refused.Message, refused.RetryAfter),
        InvalidAvatarRequestException invalid => Create(StatusCodes.Status400BadRequest, invalid.Code, invalid.Message, null),
        _ => Create(StatusOf(error.Code, error.IsTransient), error.Code, WordsFor(error.Code), error.RetryAfter),
    };

    /// <summary>The HTTP status of an error's code.</summary>
    public static int StatusOf(string code, bool isTransient) => code switch
    {
        "conversation.busy" or "turn.in_progress" or "turn.id_reused" or "session.exists" => StatusCodes.Status409Conflict,
        "session.too_many" or "session.closed" or "session.busy" => StatusCodes.Status503ServiceUnavailable,
        _ when code.StartsWith("message.", StringComparison.Ordinal) || code == "avatar.unknown" => StatusCodes.Status400BadRequest,
        _ when code.EndsWith(".timeout", StringComparison.Ordinal) => StatusCodes.Status504GatewayTimeout,
        _ => isTransient ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status502BadGateway,
    };

    /// <summary>Answers with a problem, unless the answer has begun.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = "application/problem+json";
        context.Response.Headers.CacheControl = "no-store";
        if (problem.RetryAfterMs is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait / 1000)).ToString(CultureInfo.InvariantCulture);
        }

        problem = problem with { TraceId = Activity.Current?.Id ?? context.TraceIdentifier };
        return JsonSerializer.SerializeAsync(context.Response.Body, problem, ChatJsonContext.Default.Problem, context.RequestAborted);
    }

    private static Problem Create(int status, string code, string detail, TimeSpan? retryAfter)
        => new(status, code, ReasonPhrases.GetReasonPhrase(status), detail) { RetryAfterMs = retryAfter?.TotalMilliseconds };

    private static string WordsFor(string code) => code switch
    {
        "conversation.busy" => "The conversation is answering another message. Try again in a moment.",
        "turn.in_progress" => "The same message is being answered already. Wait for that answer.",
        "turn.id_reused" => "The turn id belongs to another message. Use a new one.",
        _ => "The avatar can't do that right now. Try again in a moment.",
    };
}
