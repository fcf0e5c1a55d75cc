using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Aws;

/// <summary>A client of AWS: the host's where it has registered one, otherwise one of our own, made at first use and disposed with the container.
/// Thread-safe.</summary>
/// <typeparam name="TClient">What hosts register.</typeparam>
/// <param name="services">Where it is looked for.</param>
/// <param name="create">Makes one of our own, without the SDK's retries.</param>
internal sealed class OwnClient<TClient>(IServiceProvider services, Func<IServiceProvider, TClient> create) : IDisposable
    where TClient : class, IDisposable
{
    private readonly Lock gate = new();
    private TClient? own;

    public TClient Client
    {
        get
        {
            if (services.GetService<TClient>() is { } registered)
            {
                return registered;
            }

            lock (gate)
            {
                return own ??= create(services);
            }
        }
    }

    public void Dispose() => own?.Dispose();
}
