using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Testing;

/// <summary>Wraps services that are registered under names. What is wrapped stays in the container, which disposes it as before.</summary>
internal static class KeyedWrapping
{
    public static void Wrap<TService>(IServiceCollection services, Func<TService, IServiceProvider, string, TService> wrap)
        where TService : class
    {
        for (int i = services.Count - 1; i >= 0; i--)
        {
            ServiceDescriptor descriptor = services[i];
            if (descriptor.ServiceType != typeof(TService) || !descriptor.IsKeyedService || descriptor.ServiceKey is not string name)
            {
                continue;
            }

            object hidden = new();
            services[i] = Hidden(descriptor, hidden);
            services.Add(new ServiceDescriptor(
                typeof(TService),
                name,
                (provider, _) => wrap(provider.GetRequiredKeyedService<TService>(hidden), provider, name),
                descriptor.Lifetime));
        }
    }

    private static ServiceDescriptor Hidden(ServiceDescriptor descriptor, object key)
    {
        if (descriptor.KeyedImplementationInstance is { } instance)
        {
            return new ServiceDescriptor(descriptor.ServiceType, key, instance);
        }

        // A factory is asked for the name it was registered under.
        return descriptor.KeyedImplementationFactory is { } factory
            ? new ServiceDescriptor(descriptor.ServiceType, key, (provider, _) => factory(provider, descriptor.ServiceKey), descriptor.Lifetime)
            : new ServiceDescriptor(descriptor.ServiceType, key, descriptor.KeyedImplementationType!, descriptor.Lifetime);
    }
}
