using AvatarKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>For provider authors: registers implementations that stand in for defaults but never for what the host registered itself.</summary>
public static class AvatarChatbotProviderExtensions
{
    /// <summary>Provides a service in place of AvatarKit's default or an earlier provider's, unless the host has registered its own.</summary>
    /// <typeparam name="TService">A contract of AvatarKit.</typeparam>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the implementation; the container disposes it.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder Provide<TService>(this IAvatarChatbotBuilder builder, Func<IServiceProvider, TService> create)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        ProvidedServices.For(builder.Services).Provide(ServiceDescriptor.Singleton(create));
        return builder;
    }

    /// <summary>Provides a keyed service, such as a tier's chat client, in place of an earlier provider's, unless the host has registered its own.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="builder">The avatar.</param>
    /// <param name="key">The key.</param>
    /// <param name="create">Makes the implementation; the container disposes it.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder ProvideKeyed<TService>(this IAvatarChatbotBuilder builder, string key, Func<IServiceProvider, TService> create)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(create);
        ProvidedServices.For(builder.Services).Provide(ServiceDescriptor.KeyedSingleton(key, (services, _) => create(services)));
        return builder;
    }
}
