using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary>Finds out who a request is from: the signed-in person, or the visitor whose cookie it has; a new visitor gets one. Thread-safe.</summary>
internal sealed class VisitorIdentification
{
    private readonly ChatHost host;
    private readonly IDataProtector protector;

    public VisitorIdentification(ChatHost host)
    {
        this.host = host;

        // Hosts that keep their keys together on all nodes have registered data protection; others have one machine.
        IDataProtectionProvider protection = host.Services.GetService<IDataProtectionProvider>() ?? DataProtectionProvider.Create("AvatarKit");
        protector = protection.CreateProtector("AvatarKit.AspNetCore.Visitor");
    }

    /// <summary>The visitor. A new one's cookie is set in the response, which must not have begun.</summary>
    public Visitor Identify(HttpContext context)
    {
        string tenant = NullIfBlank(host.Options.TenantOf?.Invoke(context)) ?? "default";
        string? known = SignedIn(context) ?? FromCookie(context);
        string address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return new Visitor(tenant, known ?? NewVisitor(context), address) { IsNew = known is null };
    }

    private string? SignedIn(HttpContext context)
    {
        if (host.Options.UserOf is { } userOf)
        {
            return NullIfBlank(userOf(context));
        }

        ClaimsPrincipal principal = context.User;
        return principal.Identity?.IsAuthenticated == true
            ? NullIfBlank(principal.FindFirst("sub")?.Value)
                ?? NullIfBlank(principal.FindFirst(ClaimTypes.NameIdentifier)?.Value)
                ?? NullIfBlank(principal.Identity.Name)
            : null;
    }

    private string? FromCookie(HttpContext context)
    {
        if (context.Request.Cookies[host.Options.CookieName] is not { Length: > 0 and < 1_024 } value)
        {
            return null;
        }

        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            // Forged, or of keys that are gone: a new visitor.
            return null;
        }
    }

    private string NewVisitor(HttpContext context)
    {
        string visitor = "visitor-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Cookies.Append(host.Options.CookieName, protector.Protect(visitor), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = host.Options.CookieLifetime,
            Path = "/",
            SameSite = host.Options.AllowedOrigins.Count == 0 || !context.Request.IsHttps ? SameSiteMode.Lax : SameSiteMode.None,
            Secure = context.Request.IsHttps,
        });
        return visitor;
    }

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
