using AvatarKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>For provider authors: registers implementations that stand in for defaults but never for what the host registered itself.</summary>
public static class AvatarChatbotProviderBuilderExtensions
{
    /// <summary>Provides a service in place of AvatarKit's default or an earlier provider's, unless the host has registered its own.</summary>
    /// <remarks>Among providers the later one wins; but one of a bundle (<see cref="AsBundle"/>)
    /// never takes the place of one that was chosen for itself.</remarks>
    /// <typeparam name="TService">A contract of AvatarKit.</typeparam>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the implementation; the container disposes it.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder Provide<TService>(this IAvatarChatbotBuilder builder, Func<IServiceProvider, TService> create)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        ProvidedServices.For(builder.Services).Provide(ServiceDescriptor.Singleton(create), AvatarChatbotBuilder.RankOf(builder));
        return builder;
    }

    /// <summary>Provides a keyed service, such as a tier's chat client, in place of an earlier provider's,
    /// unless the host has registered its own.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="builder">The avatar.</param>
    /// <param name="key">The key.</param>
    /// <param name="create">Makes the implementation; the container disposes it.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder ProvideKeyed<TService>(
        this IAvatarChatbotBuilder builder, string key, Func<IServiceProvider, TService> create)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(create);
        return builder.ProvideKeyed(key, create, ProvidedRank.Provider);
    }

    internal static IAvatarChatbotBuilder ProvideKeyed<TService>(
        this IAvatarChatbotBuilder builder, string key, Func<IServiceProvider, TService> create, ProvidedRank most)
        where TService : class
    {
        ProvidedRank rank = AvatarChatbotBuilder.RankOf(builder) == ProvidedRank.Bundle ? ProvidedRank.Bundle : most;
        ProvidedServices.For(builder.Services).Provide(ServiceDescriptor.KeyedSingleton(key, (services, _) => create(services)), rank);
        return builder;
    }

    /// <summary>For calls such as <c>UseLocal()</c> that bring many parts: what is provided through the builder returned gives way to what is chosen
    /// for itself, in whatever order.</summary>
    /// <param name="builder">The avatar.</param>
    /// <returns>A builder over the same services.</returns>
    public static IAvatarChatbotBuilder AsBundle(this IAvatarChatbotBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new AvatarChatbotBuilder(builder.Services, ProvidedRank.Bundle);
    }

    /// <summary>Does something while the host starts, so that the first person does not wait for it. The host does not wait either.</summary>
    /// <remarks>What fails is logged as a warning, and met again by the first turn that needs it. Without a host nothing is warmed up.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="name">What it is, for the log. A name that has been added already is not added again.</param>
    /// <param name="warmUp">Does it. Its token is cancelled when the host stops.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder AddWarmUp(
        this IAvatarChatbotBuilder builder, string name, Func<IServiceProvider, CancellationToken, Task> warmUp)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(warmUp);
        if (!builder.Services.Any(known => !known.IsKeyedService && known.ImplementationInstance is WarmUp added && added.Name == name))
        {
            builder.Services.AddSingleton(new WarmUp(name, warmUp));
        }

        return builder;
    }
}
