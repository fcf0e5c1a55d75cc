using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary><c>GET {base}/me/archive</c>: all that is kept of the visitor, with the media, as a zip.</summary>
internal sealed class ArchiveEndpoint(ChatHost host)
{
    public const string Path = "/me/archive";

    public static EndpointDescription Description { get; } = new EndpointDescription(
        "AvatarArchive", "Gives all that is kept of the visitor as a zip: every conversation with its turns, the media, and a list of both.")
        .GivesFile(MediaTypeNames.Application.Zip)
        .Refuses(403, 429, 500, 503);

    public async Task GiveAsync(HttpContext context, Visitor visitor)
    {
        using IDisposable room = host.Limits.BeginArchive(visitor, VisitorIdentification.AddressOf(context));
        HttpResponse response = context.Response;
        response.ContentType = MediaTypeNames.Application.Zip;
        response.Headers.CacheControl = JsonAnswer.NoStore;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = "attachment; filename=\"avatar-archive.zip\"";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        // It is written while it is read, so that its size does not matter. What breaks off half-way is cut off, and no whole archive.
        ClientView view = host.ViewFor(context);
        await host.Services.GetRequiredService<IConversationHistory>()
            .ExportArchiveAsync(visitor.TenantId, visitor.UserId, response.Body, view.Shown, context.RequestAborted).ConfigureAwait(false);
    }
}
