using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AvatarKit;

/// <summary>Tells how the providers of a kind are, from what calls to them came to. Calls nobody.</summary>
internal sealed class ProviderHealthCheck(ProviderPipelines pipelines, Func<ProviderKind, bool> isMeant) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ProviderHealth[] known = [.. pipelines.Health.Where(one => isMeant(one.Key.Kind))];
        var data = known.ToDictionary(static one => one.Key.ToString(), static one => (object)Name(one.State), StringComparer.Ordinal);
        int alone = known.Count(static one => one.State == ProviderState.LeftAlone);
        HealthCheckResult result = alone switch
        {
            0 => HealthCheckResult.Healthy("No provider is left alone.", data),
            _ when alone < known.Length => HealthCheckResult.Degraded($"{alone} of {known.Length} failed too often and are left alone.", data: data),
            _ => new HealthCheckResult(context.Registration.FailureStatus, "All failed too often and are left alone.", data: data),
        };
        return Task.FromResult(result);
    }

    private static string Name(ProviderState state) => state switch
    {
        ProviderState.LeftAlone => "left alone",
        ProviderState.Tried => "tried again",
        _ => "works",
    };
}
