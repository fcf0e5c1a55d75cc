using AvatarKit;
using AvatarKit.AspNetCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Opens an avatar to the web.</summary>
public static class AvatarChatEndpointRouteBuilderExtensions
{
    /// <summary>Maps the avatar's endpoints: REST, server-sent events and the live conversation, and the web component's files.</summary>
    /// <remarks>
    /// Options are read from the section <c>AvatarKit:Web</c> of the host's configuration, then from <paramref name="configure"/>.
    /// The files under <c>/_content/AvatarKit.AspNetCore/</c> are served also where the host maps no static assets.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path they stand under. Default <c>/avatar</c>.</param>
    /// <param name="configure">Sets what the web may do.</param>
    /// <returns>The endpoints, for conventions such as <c>RequireAuthorization()</c>; the component's files are not among them.</returns>
    /// <exception cref="InvalidOperationException"><c>AddAvatarChatbot()</c> was not called.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is refused. The message names it.</exception>
    public static IEndpointConventionBuilder MapAvatarChat(
        this IEndpointRouteBuilder endpoints, string pattern = "/avatar", Action<AvatarChatOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        if (endpoints.ServiceProvider.GetService<IConversationEngine>() is null)
        {
            throw new InvalidOperationException(
                "MapAvatarChat needs an avatar. Call builder.Services.AddAvatarChatbot() before the application is built.");
        }

        AvatarChatOptions options = AvatarChatSettings.Read(endpoints.ServiceProvider, configure);
        var host = new ChatHost(endpoints.ServiceProvider, "/" + pattern.Trim('/'), options);
        var guard = new RequestGuard(host, new VisitorIdentification(host));
        RouteGroupBuilder group = endpoints.MapGroup(host.BasePath);
        var map = new EndpointMap(group, guard);
        var live = new LiveHost(host);
        ChatEndpoints.Map(map, host, live.Sessions, guard);
        LiveEndpoints.Map(map, group, live, guard);
        map.MapRefusals();
        if (map.IsFirst && endpoints is not RouteGroupBuilder)
        {
            BrowserFileEndpoint.Map(endpoints, guard);
        }

        return group;
    }
}
