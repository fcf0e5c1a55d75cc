using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace AvatarKit.AspNetCore;

/// <summary>Serves the component's files from the assembly, where the host maps no static assets itself.</summary>
internal static class BrowserFileEndpoint
{
    private const string ForEver = "public, max-age=31536000, immutable";

    // The smaller first.
    private static readonly string[] Encodings = ["br", "gzip"];

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
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";

        // Pages of sites the host allows load them too: they hold nobody's data.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        string? encoding = Array.Find(Encodings, encoding => Accepts(context.Request, encoding));
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        byte[] content = encoding switch
        {
            "br" => file.Brotli,
            "gzip" => file.Gzip,
            _ => file.Content,
        };
        var tag = new EntityTagHeaderValue($"\"{file.Hash}{encoding}\"");
        return TypedResults.Bytes(content, file.ContentType, entityTag: tag).ExecuteAsync(context);
    }

    private static bool Accepts(HttpRequest request, string encoding)
        => request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value == encoding && accepted.Quality is not 0);
}
