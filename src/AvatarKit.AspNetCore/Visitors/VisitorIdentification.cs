using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>Finds out who a request is from: the signed-in person, or the visitor whose cookie it has; a new visitor gets one.
/// Thread-safe.</summary>
internal sealed class VisitorIdentification(ChatHost host)
{
    private readonly VisitorCookie cookie = new(host);

    /// <summary>The visitor. A new one's cookie is set in the response, which must not have begun.</summary>
    public Visitor Identify(HttpContext context)
    {
        string tenant = NullIfBlank(host.Options.TenantOf?.Invoke(context)) ?? "default";
        bool isNew = false;
        string? signedIn = SignedIn(context);
        string user = signedIn ?? cookie.VisitorOf(context, out isNew);
        return new Visitor(tenant, user, AddressOf(context)) { IsNew = isNew, IsSignedIn = signedIn is not null };
    }

    /// <summary>The network address a request came from, for limits: of version 6 the network that one household has.</summary>
    public static string AddressOf(HttpContext context)
    {
        System.Net.IPAddress? address = context.Connection.RemoteIpAddress;
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? new System.Net.IPNetwork(new System.Net.IPAddress(Network(address)), 64).ToString()
            : address.ToString();
    }

    private static byte[] Network(System.Net.IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return bytes;
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

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
