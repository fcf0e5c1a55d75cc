using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>Refuses what another site's page asks of the visitor's browser. Whoever is no browser has no visitor's cookie to misuse.</summary>
internal static class SiteCheck
{
    /// <exception cref="ChatProblemException">Another site's page asks.</exception>
    public static void Check(HttpRequest request, AvatarChatOptions options)
    {
        string? origin = request.Headers.Origin;
        bool isOwn = origin is null ? IsOwnWithoutOrigin(request) : IsOwn(request, origin);
        if (!isOwn && !options.AllowedOrigins.Contains(origin ?? PageOf(request), StringComparer.OrdinalIgnoreCase))
        {
            throw new ChatProblemException(
                StatusCodes.Status403Forbidden,
                "origin.refused",
                "Another site's page asked. The avatar answers its own site, and those its host allows.");
        }
    }

    /// <summary>The site of the page that shows a picture or plays a video: browsers then name the page alone.</summary>
    private static string PageOf(HttpRequest request)
        => Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out Uri? page) ? page.GetLeftPart(UriPartial.Authority) : "";

    private static bool IsOwn(HttpRequest request, string origin)
    {
        // What a browser says of itself and no page can set counts more than the host's name, which proxies rewrite.
        string? site = request.Headers["Sec-Fetch-Site"];
        return site is null
            ? Uri.TryCreate(origin, UriKind.Absolute, out Uri? address)
                && string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            : site == "same-origin";
    }

    /// <summary>Pages ask without an origin only for what they show or follow as a link: harmless unless it shows what is the visitor's.</summary>
    private static bool IsOwnWithoutOrigin(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        return site is null or "same-origin" or "none" || (request.Headers["Sec-Fetch-Mode"] == "navigate" && HttpMethods.IsGet(request.Method));
    }
}
