using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AvatarKit.AspNetCore;

/// <summary>Tells clients what went wrong, without what is the host's own: no stack, no path, no setting, no provider's words.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    // For what is soon over, where nobody said when.
    private const double UsualWaitMs = 2_000;

    /// <summary>The problem that an error is to a client.</summary>
    public static Problem Of(AvatarKitException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error is ChatProblemException refused
            ? Create(new ProblemKind(refused.Status, refused.Message), refused.Code, refused.RetryAfter)
            : Create(ProblemKinds.Of(error.Code, error.IsTransient, error is TurnRefusedException), error.Code, error.RetryAfter);
    }

    /// <summary>The problem that a failed turn's error is to a client.</summary>
    public static Problem Of(AvatarError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        bool isRefusal = error.Stage == TurnStage.Admit || error.Exception is TurnRefusedException;
        return Create(ProblemKinds.Of(error.Code, error.IsTransient, isRefusal), error.Code, error.RetryAfter);
    }

    /// <summary>The HTTP status of an error's code.</summary>
    public static int StatusOf(string code, bool isTransient) => ProblemKinds.Of(code, isTransient, isRefusal: false).Status;

    /// <summary>Answers with a problem, unless the answer has begun.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        HttpResponse response = context.Response;
        if (response.HasStarted)
        {
            return Task.CompletedTask;
        }

        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.ContentLength = null;

        // What was to be saved as a file is none.
        response.Headers.ContentDisposition = default;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfterMs is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait / 1000)).ToString(CultureInfo.InvariantCulture);
        }

        problem = problem with { TraceId = Activity.Current?.Id ?? context.TraceIdentifier };
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : JsonSerializer.SerializeAsync(response.Body, problem, ChatJsonContext.Default.Problem, context.RequestAborted);
    }

    /// <summary>A problem of this package's own.</summary>
    public static Problem Create(int status, string code, string detail) => Create(new ProblemKind(status, detail), code, null);

    private static Problem Create(ProblemKind kind, string code, TimeSpan? retryAfter)
    {
        double? wait = retryAfter?.TotalMilliseconds;
        bool isSoonOver = kind.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable
            || code is "conversation.busy" or "conversation.conflict" or "dynamodb.conflict" or "turn.in_progress";
        return new Problem(kind.Status, code, ReasonPhrases.GetReasonPhrase(kind.Status), kind.Words)
        {
            RetryAfterMs = wait ?? (isSoonOver ? UsualWaitMs : null),
        };
    }
}
