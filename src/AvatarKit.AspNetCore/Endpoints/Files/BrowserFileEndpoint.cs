using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace AvatarKit.AspNetCore;

/// <summary>Serves the component's files from the assembly, where the host maps no static assets itself.</summary>
internal static class BrowserFileEndpoint
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Maps the files. Paths that the host maps one by one, as <c>MapStaticAssets</c> does, go before.</summary>
    public static void Map(IEndpointRouteBuilder endpoints, RequestGuard guard)
        => endpoints.MapMethods(BrowserFiles.Folder + "{**file}", [HttpMethods.Get, HttpMethods.Head], guard.Catch(GiveAsync))
            .WithMetadata(new ExcludeFromDescriptionAttribute());

    private static Task GiveAsync(HttpContext context)
    {
        string name = context.Request.RouteValues["file"] as string ?? "";
        if (BrowserFiles.Shared.Find(name, out bool isNamedByContent) is not { } file)
        {
            throw new ChatProblemException(StatusCodes.Status404NotFound, "path.unknown", "There is nothing at this address.");
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = isNamedByContent ? ForEver : "no-cache";

        // Pages of sites the host allows load them too: they hold nobody's data.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return BrowserFileAnswer.WriteAsync(context, file);
    }
}
