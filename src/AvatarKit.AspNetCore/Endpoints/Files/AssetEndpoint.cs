using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace AvatarKit.AspNetCore;

/// <summary><c>GET {base}/assets/{id}</c>: speech, video and attachments of the visitor's own conversations, by ranges where asked.</summary>
internal sealed class AssetEndpoint(ChatHost host)
{
    // What a browser shows without running anything in it. All else is saved, not opened.
    private static readonly string[] ShownTypes = ["image/png", "image/jpeg", "image/webp", "image/gif", "text/plain"];

    public static EndpointDescription Description { get; } = new EndpointDescription(
        "AvatarAsset", "Gives speech, video or an attachment of the visitor's conversations, whole or by ranges.")
        .Parameters(static (string id) => { })
        .Gives<byte[]>("application/octet-stream")
        .Gives<byte[]>("application/octet-stream", StatusCodes.Status206PartialContent)
        .GivesNothing(StatusCodes.Status304NotModified)
        .GivesNothing(StatusCodes.Status416RangeNotSatisfiable)
        .Refuses(403, 404, 429, 503);

    public async Task GiveAsync(HttpContext context, Visitor visitor)
    {
        IAssetStore store = host.Services.GetRequiredService<IAssetStore>();
        string? id = context.Request.RouteValues["id"] as string;
        AssetInfo? asset = IsId(id) ? await store.FindAsync(id!, context.RequestAborted).ConfigureAwait(false) : null;
        if (asset is null || !visitor.Owns(asset))
        {
            throw new ChatProblemException(StatusCodes.Status404NotFound, "asset.unknown", "There is no such file.");
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = "private, max-age=86400, immutable";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = host.Options.AllowedOrigins.Count == 0 ? "same-origin" : "cross-origin";
        bool isShown = MediaTypeHeaderValue.TryParse(asset.ContentType, out MediaTypeHeaderValue? type) && IsShown(type);
        if (!isShown)
        {
            headers.ContentDisposition = $"attachment; filename=\"avatar{AssetMediaTypes.FileExtension(asset.ContentType)}\"";
        }

        var content = new AssetStream(store, asset);
        await using (content.ConfigureAwait(false))
        {
            await TypedResults.Stream(
                content,
                isShown ? asset.ContentType : "application/octet-stream",
                lastModified: asset.CreatedAt,
                entityTag: new EntityTagHeaderValue($"\"{asset.CreatedAt.UtcTicks:x}-{asset.Length:x}\""),
                enableRangeProcessing: true).ExecuteAsync(context).ConfigureAwait(false);
        }
    }

    private static bool IsShown(MediaTypeHeaderValue type)
        => type.Type.Equals("audio", StringComparison.OrdinalIgnoreCase)
            || type.Type.Equals("video", StringComparison.OrdinalIgnoreCase)
            || ShownTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a store may have given an asset that id: no way leads out of it.</summary>
    private static bool IsId(string? id) => id is { Length: > 0 and <= 512 }
        && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
        && !id.Split('/').Any(static step => step is "" or "." or "..");
}
