using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>Remembers which registrations are AvatarKit's own or a provider's: those, and no others, may be replaced.</summary>
internal sealed class ProvidedServices(IServiceCollection services)
{
    private readonly HashSet<ServiceDescriptor> provided = new(ReferenceEqualityComparer.Instance);

    public static ProvidedServices For(IServiceCollection services)
    {
        foreach (ServiceDescriptor descriptor in services)
        {
            if (!descriptor.IsKeyedService && descriptor.ImplementationInstance is ProvidedServices known && known.BelongsTo(services))
            {
                return known;
            }
        }

        var created = new ProvidedServices(services);
        services.Add(ServiceDescriptor.Singleton(created));
        return created;
    }

    /// <summary>Adds a default where nothing stands yet.</summary>
    public void TryAdd(ServiceDescriptor descriptor)
    {
        if (!services.Any(known => IsSameService(known, descriptor)))
        {
            services.Add(descriptor);
            provided.Add(descriptor);
        }
    }

    /// <summary>Puts a provider's service where nothing, a default or another provider's stands.</summary>
    public void Provide(ServiceDescriptor descriptor)
    {
        for (int i = 0; i < services.Count; i++)
        {
            if (IsSameService(services[i], descriptor))
            {
                if (provided.Remove(services[i]))
                {
                    services[i] = descriptor;
                    provided.Add(descriptor);
                }

                return;
            }
        }

        services.Add(descriptor);
        provided.Add(descriptor);
    }

    private bool BelongsTo(IServiceCollection other) => ReferenceEquals(services, other);

    private static bool IsSameService(ServiceDescriptor one, ServiceDescriptor other)
        => one.ServiceType == other.ServiceType && Equals(one.ServiceKey, other.ServiceKey);
}
