using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AvatarKit.Samples.Console;

/// <summary>Starts what a host would start: the voice is made ready while the person still types.</summary>
internal sealed class WarmUp : IAsyncDisposable
{
    private readonly List<IHostedService> services;

    private WarmUp(List<IHostedService> services) => this.services = services;

    public static WarmUp Start(IServiceProvider provider)
    {
        List<IHostedService> services = [.. provider.GetServices<IHostedService>()];
        services.ForEach(static service => _ = service.StartAsync(CancellationToken.None));
        return new WarmUp(services);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHostedService service in services)
        {
            await service.StopAsync(CancellationToken.None);
        }
    }
}
