using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>What is wrapped round a service. What is wrapped stays in the container, under a key nobody else has,
/// which disposes it as before.</summary>
internal sealed class ServiceDecorators(Type service)
{
    private readonly object key = new();
    private readonly List<Func<object, IServiceProvider, object>> decorators = [];

    public void Add(Func<object, IServiceProvider, object> decorate) => decorators.Add(decorate);

    /// <summary>Hides a registration behind the decorators.</summary>
    /// <returns>The registration to put in its place.</returns>
    public ServiceDescriptor Wrap(IServiceCollection services, ServiceDescriptor descriptor)
    {
        ServiceDescriptor hidden = Hidden(descriptor);
        int place = services.Count - 1;
        while (place >= 0 && !(services[place].IsKeyedService && ReferenceEquals(services[place].ServiceKey, key)))
        {
            place--;
        }

        if (place >= 0)
        {
            services[place] = hidden;
        }
        else
        {
            services.Add(hidden);
        }

        return new ServiceDescriptor(service, Create, descriptor.Lifetime);
    }

    private object Create(IServiceProvider provider)
    {
        object inner = provider.GetRequiredKeyedService(service, key);
        for (int i = decorators.Count - 1; i >= 0; i--)
        {
            inner = decorators[i](inner, provider);
        }

        return inner;
    }

    private ServiceDescriptor Hidden(ServiceDescriptor descriptor)
    {
        if (descriptor.ImplementationInstance is { } instance)
        {
            return new ServiceDescriptor(service, key, instance);
        }

        return descriptor.ImplementationFactory is { } factory
            ? new ServiceDescriptor(service, key, (provider, _) => factory(provider), descriptor.Lifetime)
            : new ServiceDescriptor(service, key, descriptor.ImplementationType!, descriptor.Lifetime);
    }
}
