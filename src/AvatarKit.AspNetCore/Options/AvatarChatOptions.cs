using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AvatarKit.AspNetCore;

/// <summary>What <c>MapAvatarChat</c> lets the web do. Read when it is called: from the section <c>AvatarKit:Web</c> of the host's
/// configuration, then from code.</summary>
public sealed class AvatarChatOptions
{
    /// <summary>Says on whose behalf the host serves a request. It runs once for each request.</summary>
    /// <value>Default <see langword="null"/>: the tenant <c>default</c>.</value>
    public Func<HttpContext, string?>? TenantOf { get; set; }

    /// <summary>Says who a signed-in person is; a <see langword="null"/> result: nobody is signed in, and the visitor's cookie counts.</summary>
    /// <value>Default <see langword="null"/>: the principal's <c>sub</c> or name identifier, where it is authenticated.</value>
    public Func<HttpContext, string?>? UserOf { get; set; }

    /// <summary>Sites besides the host's own that may use the endpoints from a browser, as origins: <c>https://shop.example</c>.</summary>
    /// <remarks>They need the host's own cross-origin policy as well, one that allows credentials.</remarks>
    /// <value>Default: none.</value>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The cookie that tells visitors apart who are not signed in. Its value is protected by ASP.NET Core's data protection.</summary>
    /// <value>Default <c>avatar-visitor</c>.</value>
    [SettingRequired]
    public string CookieName { get; set; } = "avatar-visitor";

    /// <summary>How long a visitor is known after the last visit.</summary>
    /// <value>Default 30 days.</value>
    public TimeSpan CookieLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Whether clients are told which tier and model answered, and why.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool ShowRoute { get; set; }

    /// <summary>Whether clients are told what an answer cost.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool ShowCost { get; set; }

    /// <summary>Whether a person who is asked before a tool is called is shown what the tool would be given.</summary>
    /// <value>Default <see langword="false"/>: its name, its title and its description.</value>
    public bool ShowToolArguments { get; set; }

    /// <summary>Whether a page may make the avatar say words of the page's own choosing.</summary>
    /// <value>Default <see langword="true"/>. The words become part of the visitor's own conversation.</value>
    public bool AllowSpeak { get; set; } = true;

    /// <summary>Whether a page may offer functions to the model.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool AllowClientTools { get; set; } = true;

    /// <summary>Whether visitors may attach pictures and documents.</summary>
    /// <value>Default <see langword="true"/>. What a model takes is the model's matter.</value>
    public bool AllowAttachments { get; set; } = true;

    /// <summary>Whether visitors may download all that is kept of them as a zip, with the media (<c>me/archive</c>). Where not, there is nothing at
    /// that address.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool AllowArchive { get; set; } = true;

    /// <summary>Whether players may report how well they play, for the host's metrics.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool AcceptPlayerMetrics { get; set; } = true;

    /// <summary>How much a visitor may do.</summary>
    [ValidateObjectMembers]
    public AvatarChatLimits Limits { get; set; } = new();
}
