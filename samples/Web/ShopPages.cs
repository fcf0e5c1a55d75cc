using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AvatarKit.Samples.Web;

/// <summary>What is the shop's own: headers of its pages, health, and where it is found.</summary>
internal static class ShopPages
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Nothing but the shop's own files runs in its pages, and nobody frames them.</summary>
    public static void UseShopHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "microphone=(self), camera=()";
        return next(context);
    });

    /// <summary>Maps <c>/health/live</c>, which says that the process runs, and <c>/health/ready</c>, which says that it can answer.</summary>
    public static void MapShopHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = static _ => false });
        app.MapHealthChecks("/health/ready");
    }

    /// <summary>Prints the address once there is one, and opens it with <c>--open</c> where there is a desktop.</summary>
    public static void SayWhereItIs(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        string? address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
        {
            return;
        }

        address = address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"Talk to Ava at {address}   (Ctrl-C ends)");
        if (app.Configuration["open"] is not null)
        {
            Desktop.TryOpen(address);
        }
    });
}
