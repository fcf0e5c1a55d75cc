using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AvatarKit.AspNetCore;

/// <summary>What stands before every endpoint: no other site's page, no flood, a known visitor, and errors told as problem details.</summary>
internal sealed partial class RequestGuard(ChatHost host, VisitorIdentification visitors)
{
    /// <summary>Wraps an endpoint that is a visitor's, and counts as a request of theirs.</summary>
    public RequestDelegate Guard(Func<HttpContext, Visitor, Task> endpoint) => Catch(context =>
    {
        Visitor visitor = Admit(context);
        host.Limits.CountVisitor(visitor);
        return ActAsync(endpoint, context, visitor);
    });

    /// <summary>Wraps an endpoint that answers a visitor's message, so many at once.</summary>
    public RequestDelegate GuardAnswer(Func<HttpContext, Visitor, Task> endpoint) => Catch(async context =>
    {
        CheckCaller(context);
        using IDisposable room = host.Limits.BeginAnswer();
        Visitor visitor = visitors.Identify(context);
        host.Limits.CountVisitor(visitor);
        Mark(context);
        await endpoint(context, visitor).ConfigureAwait(false);
    });

    /// <summary>Wraps an endpoint that is a visitor's and counts for the network address alone: files, of which a page may ask for many at once,
    /// and what a token was counted for.</summary>
    public RequestDelegate GuardByAddress(Func<HttpContext, Visitor, Task> endpoint) => Catch(context =>
    {
        Visitor visitor = Admit(context);
        Mark(context);
        return ActAsync(endpoint, context, visitor);
    });

    /// <summary>Wraps an endpoint of an open connection, which has limits of its own; whatever is none counts for the network address.</summary>
    public RequestDelegate GuardConnection(Func<HttpContext, Visitor, Task> endpoint) => Catch(context =>
    {
        SiteCheck.Check(context.Request, host.Options);
        Mark(context);
        return endpoint(context, visitors.Identify(context));
    });

    /// <summary>Wraps an endpoint that is the same for everybody: it makes nobody a visitor.</summary>
    public RequestDelegate GuardPublic(Func<HttpContext, Task> endpoint) => Catch(context =>
    {
        CheckCaller(context);
        return endpoint(context);
    });

    /// <summary>Wraps an endpoint whose errors are told as problem details, and nothing more.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A client is told nothing of what it was.")]
    public RequestDelegate Catch(Func<HttpContext, Task> endpoint) => async context =>
    {
        try
        {
            await endpoint(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left: nobody is there to be told.
        }
        catch (AvatarKitException error)
        {
            Note(error);
            await AnswerAsync(context, Problems.Of(error)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            Problem problem = error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problems.Create(error.StatusCode, "body.too_large", "The request is too large.")
                : Problems.Create(error.StatusCode, "request.invalid", "The request could not be read.");
            await AnswerAsync(context, problem).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Its message may quote what was said.
            RequestBroke(host.Logger, error.GetType().Name, error.StackTrace);
            await AnswerAsync(context, Problems.Create(
                StatusCodes.Status500InternalServerError,
                "server.failed",
                "Something went wrong here. Whoever runs the avatar finds the reason in its log.")).ConfigureAwait(false);
        }
    };

    /// <summary>Runs an endpoint in the visitor's name, for the audit trail, unless the host has said already who acts.</summary>
    private static async Task ActAsync(Func<HttpContext, Visitor, Task> endpoint, HttpContext context, Visitor visitor)
    {
        if (AuditActors.Current != AuditActor.Unknown)
        {
            await endpoint(context, visitor).ConfigureAwait(false);
            return;
        }

        using IDisposable acting = AuditActors.Begin(new AuditActor(visitor.IsSignedIn ? "person" : "visitor", Shorten(visitor.UserId)));
        await endpoint(context, visitor).ConfigureAwait(false);
    }

    /// <summary>What an avatar says and shows is told to be made by a machine.</summary>
    private static void Mark(HttpContext context) => context.Response.Headers[GeneratedMedia.HeaderName] = GeneratedMedia.HeaderValue;

    private static string Shorten(string id)
    {
        int length = Math.Min(id.Length, AuditActor.MaxIdLength);
        return length < id.Length && char.IsHighSurrogate(id[length - 1]) ? id[..(length - 1)] : id[..length];
    }

    private Visitor Admit(HttpContext context)
    {
        CheckCaller(context);
        return visitors.Identify(context);
    }

    private void CheckCaller(HttpContext context)
    {
        SiteCheck.Check(context.Request, host.Options);
        host.Limits.CountAddress(VisitorIdentification.AddressOf(context));
    }

    /// <summary>Tells a client of a problem. An answer that has begun can only be broken off, so that it is not taken for whole.</summary>
    private static Task AnswerAsync(HttpContext context, Problem problem)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        return Problems.WriteAsync(context, problem);
    }

    private void Note(AvatarKitException error)
    {
        if (error is ChatProblemException or TurnRefusedException)
        {
            RequestRefused(host.Logger, error.Code);
        }
        else
        {
            // What a provider itself said may quote a person: its type has to do.
            RequestFailed(host.Logger, error.Code, error.Message, error.InnerException?.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A request failed: {Code}: {Reason} [{Cause}]")]
    private static partial void RequestFailed(ILogger logger, string code, string reason, string? cause);

    [LoggerMessage(2, LogLevel.Debug, "A request was refused: {Code}.")]
    private static partial void RequestRefused(ILogger logger, string code);

    [LoggerMessage(3, LogLevel.Error, "A request broke: {Type}.\n{StackTrace}")]
    private static partial void RequestBroke(ILogger logger, string type, string? stackTrace);
}
