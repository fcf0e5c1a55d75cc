using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace AvatarKit.Samples.Web;

/// <summary>Signing in with OpenID Connect, where the settings name who knows the people.</summary>
internal static class ShopSignIn
{
    /// <summary>Adds it where <c>Shop:SignIn:Authority</c> is set; otherwise visitors are known by their cookie alone.</summary>
    /// <returns>Whether people sign in.</returns>
    public static bool AddShopSignIn(this WebApplicationBuilder builder)
    {
        IConfigurationSection settings = builder.Configuration.GetSection("Shop:SignIn");
        if (string.IsNullOrEmpty(settings["Authority"]))
        {
            return false;
        }

        builder.Services
            .AddAuthentication(static options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie(static options => options.Events.OnRedirectToLogin = static context =>
            {
                // A page asks; it is told, not sent elsewhere.
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            })
            .AddOpenIdConnect(options =>
            {
                options.Authority = settings["Authority"];
                options.ClientId = settings["ClientId"];
                options.ClientSecret = settings["ClientSecret"];
                options.ResponseType = "code";
                options.MapInboundClaims = false;
            });
        builder.Services.AddAuthorization();
        return true;
    }

    /// <summary>Maps <c>/sign-in</c> and <c>/sign-out</c>.</summary>
    public static void MapShopSignIn(this WebApplication app)
    {
        app.MapGet("/sign-in", static (HttpContext context) => context.ChallengeAsync(
            OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = "/" }));
        app.MapPost("/sign-out", static (HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
