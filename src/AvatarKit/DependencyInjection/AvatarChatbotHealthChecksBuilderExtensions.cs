using AvatarKit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tells a host's health checks how an avatar's providers are.</summary>
public static class AvatarChatbotHealthChecksBuilderExtensions
{
    /// <summary>Adds the checks <c>avatarkit.models</c>, <c>avatarkit.voices</c> and <c>avatarkit.others</c> (knowledge base, renderer and what else
    /// a turn can do without).</summary>
    /// <remarks>
    /// They tell what the circuit breakers have seen, provider by provider, and call nobody: they cost nothing, and a provider that was never
    /// called counts as healthy. Where some of a kind are left alone the check is degraded. Where all are, the models are unhealthy; voices
    /// and the rest are degraded, for the avatar goes on without them. Stores have no breaker: nothing takes their place.
    /// </remarks>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="tags">Tags of all three, to choose them by.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddAvatarChatbot(this IHealthChecksBuilder builder, params IEnumerable<string> tags)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tags);
        string[] all = [.. tags];
        return builder
            .Add(Check("avatarkit.models", HealthStatus.Unhealthy, static kind => kind == ProviderKind.Model, all))
            .Add(Check("avatarkit.voices", HealthStatus.Degraded, static kind => kind == ProviderKind.Voice, all))
            .Add(Check("avatarkit.others", HealthStatus.Degraded, static kind => kind is not (ProviderKind.Model or ProviderKind.Voice), all));
    }

    private static HealthCheckRegistration Check(string name, HealthStatus worst, Func<ProviderKind, bool> isMeant, string[] tags)
        => new(name, services => new ProviderHealthCheck(services.GetRequiredService<ProviderPipelines>(), isMeant), worst, tags);
}
