using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AvatarKit.AspNetCore;

/// <summary>What stands before every endpoint: no other site's page, a known visitor, and errors told as problem details.</summary>
internal sealed partial class RequestGuard(ChatHost host, VisitorIdentification visitors)
{
    /// <summary>Wraps an endpoint.</summary>
    public RequestDelegate Guard(Func<HttpContext, Visitor, Task> endpoint) => async context =>
    {
        try
        {
            RefuseOtherSites(context.Request);
            await endpoint(context, visitors.Identify(context)).ConfigureAwait(false);
        }
        catch (AvatarKitException error)
        {
            if (error is not ChatProblemException)
            {
                RequestFailed(host.Logger, error.Code, error);
            }

            await Problems.WriteAsync(context, Problems.Of(error)).ConfigureAwait(false);
        }
    };

    /// <summary>A browser says which site's page asks. Whoever is no browser has no visitor's cookie to misuse.</summary>
    private void RefuseOtherSites(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        if (origin is null)
        {
            if (request.Headers["Sec-Fetch-Site"] == "cross-site")
            {
                throw OtherSite();
            }

            return;
        }

        bool isOwn = Uri.TryCreate(origin, UriKind.Absolute, out Uri? site)
            && string.Equals(site.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
        if (!isOwn && !host.Options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            throw OtherSite();
        }
    }

    private static ChatProblemException OtherSite() => new(
        StatusCodes.Status403Forbidden, "origin.refused", "Another site's page asked. The host allows sites by AvatarChatOptions.AllowedOrigins.");

    [LoggerMessage(1, LogLevel.Warning, "A request failed: {Code}.")]
    private static partial void RequestFailed(ILogger logger, string code, Exception error);
}
