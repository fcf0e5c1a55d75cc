using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>Remembers which registrations are AvatarKit's own or a provider's: those, and no others, may be replaced,
/// by one that is at least as specific.</summary>
internal sealed class ProvidedServices(IServiceCollection services)
{
    private readonly Dictionary<ServiceDescriptor, ProvidedService> provided = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, ServiceDecorators> decorators = [];
    private int count;

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
            Note(Add(descriptor), ProvidedRank.Default);
        }
    }

    /// <summary>Puts a provider's service where nothing, or something no more specific, stands.</summary>
    public void Provide(ServiceDescriptor descriptor, ProvidedRank rank)
    {
        for (int i = 0; i < services.Count; i++)
        {
            if (IsSameService(services[i], descriptor))
            {
                if (provided.TryGetValue(services[i], out ProvidedService? known) && known.Rank <= rank)
                {
                    provided.Remove(services[i]);
                    services[i] = Decorated(descriptor);
                    Note(services[i], rank);
                }

                return;
            }
        }

        Note(Add(descriptor), rank);
    }

    /// <summary>Wraps what is registered last, and whatever a provider puts in its place. What is wrapped first is outermost.</summary>
    public void Decorate(Type service, Func<object, IServiceProvider, object> decorate)
    {
        if (decorators.TryGetValue(service, out ServiceDecorators? known))
        {
            known.Add(decorate);
            return;
        }

        decorators.Add(service, known = new ServiceDecorators(service));
        known.Add(decorate);
        for (int i = services.Count - 1; i >= 0; i--)
        {
            ServiceDescriptor descriptor = services[i];
            if (descriptor.ServiceType == service && !descriptor.IsKeyedService)
            {
                services[i] = Decorated(descriptor);
                if (provided.Remove(descriptor, out ProvidedService? rank))
                {
                    provided.Add(services[i], rank);
                }

                return;
            }
        }
    }

    /// <summary>Whether a service goes before a keyed one: a specific part before a bundle, and among bundles the later one.
    /// The host's own go before all.</summary>
    public bool IsBefore(Type service, Type keyedService, string key)
    {
        ProvidedService? one = RankOf(service, null);
        ProvidedService? other = RankOf(keyedService, key);
        return one is not null && other is not null
            && (one.Rank > other.Rank || (one.Rank == other.Rank && one.Rank == ProvidedRank.Bundle && one.Order > other.Order));
    }

    /// <summary>Whether a service is as specific as a keyed one that is not the host's own.</summary>
    public bool IsAtLeast(Type service, Type keyedService, string key)
        => RankOf(service, null) is { } one && RankOf(keyedService, key) is { } other && one.Rank >= other.Rank;

    private ProvidedService? RankOf(Type service, string? key)
    {
        ServiceDescriptor? descriptor = services.LastOrDefault(known => known.ServiceType == service && Equals(known.ServiceKey, key));
        return descriptor is null ? null : provided.GetValueOrDefault(descriptor);
    }

    private ServiceDescriptor Add(ServiceDescriptor descriptor)
    {
        ServiceDescriptor added = Decorated(descriptor);
        services.Add(added);
        return added;
    }

    private void Note(ServiceDescriptor descriptor, ProvidedRank rank) => provided.Add(descriptor, new ProvidedService(rank, count++));

    private ServiceDescriptor Decorated(ServiceDescriptor descriptor)
        => !descriptor.IsKeyedService && decorators.TryGetValue(descriptor.ServiceType, out ServiceDecorators? wrap)
            ? wrap.Wrap(services, descriptor)
            : descriptor;

    private bool BelongsTo(IServiceCollection other) => ReferenceEquals(services, other);

    private static bool IsSameService(ServiceDescriptor one, ServiceDescriptor other)
        => one.ServiceType == other.ServiceType && Equals(one.ServiceKey, other.ServiceKey);
}
