using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary>The cookie that tells visitors apart who are not signed in. Thread-safe.</summary>
internal sealed class VisitorCookie
{
    // A protected visitor has some 200 characters.
    private const int MaxLength = 1_024;

    private const string Prefix = "visitor-";

    private readonly ChatHost host;
    private readonly IDataProtector protector;

    public VisitorCookie(ChatHost host)
    {
        this.host = host;

        // Hosts that keep their keys together on all nodes have registered data protection; others have one machine.
        IDataProtectionProvider protection = host.Services.GetService<IDataProtectionProvider>() ?? DataProtectionProvider.Create("AvatarKit");
        protector = protection.CreateProtector("AvatarKit.AspNetCore.Visitor");
    }

    /// <summary>The visitor of the cookie, which is renewed on the way; a new visitor where there is none,
    /// or one that is forged or too old.</summary>
    public string VisitorOf(HttpContext context, out bool isNew)
    {
        DateTimeOffset now = host.Time.GetUtcNow();
        isNew = false;
        if (Read(context) is not { } read || now - read.GivenAt > host.Options.CookieLifetime)
        {
            isNew = true;
            return Give(context, Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), now);
        }

        // Once in a tenth of its life: not with every answer.
        return now - read.GivenAt > host.Options.CookieLifetime / 10 ? Give(context, read.Visitor, now) : read.Visitor;
    }

    private CookieContent? Read(HttpContext context)
    {
        if (context.Request.Cookies[host.Options.CookieName] is not { Length: > 0 and < MaxLength } value)
        {
            return null;
        }

        try
        {
            string[] parts = protector.Unprotect(value).Split('|');
            return parts is [{ } visitor, { } seconds] && visitor.StartsWith(Prefix, StringComparison.Ordinal)
                ? new CookieContent(visitor, DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)))
                : null;
        }
        catch (CryptographicException)
        {
            // Forged, or of keys that are gone: a new visitor.
            return null;
        }
    }

    private string Give(HttpContext context, string visitor, DateTimeOffset now)
    {
        bool isEmbedded = host.Options.AllowedOrigins.Count > 0 && context.Request.IsHttps;
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = host.Options.CookieLifetime,
            Path = "/",
            SameSite = isEmbedded ? SameSiteMode.None : SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
        if (isEmbedded)
        {
            // Browsers keep another site's cookie only for the site it was met on.
            cookie.Extensions.Add("Partitioned");
        }

        string value = protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{visitor}|{now.ToUnixTimeSeconds()}"));
        context.Response.Cookies.Append(host.Options.CookieName, value, cookie);
        return visitor;
    }

    private readonly record struct CookieContent(string Visitor, DateTimeOffset GivenAt);
}
