using System.Diagnostics.CodeAnalysis;
using AvatarKit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds guards that look at what is said, and at what goes into an answer.</summary>
public static class AvatarChatbotGuardBuilderExtensions
{
    /// <summary>Adds a guard behind those that are there. A type that was added is not added again.</summary>
    /// <typeparam name="TGuard">The guard; made once, by the container, which disposes it.</typeparam>
    /// <param name="builder">The avatar.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseGuard<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TGuard>(
        this IAvatarChatbotBuilder builder)
        where TGuard : class, IContentGuard
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IContentGuard, TGuard>());
        return builder;
    }

    /// <summary>Adds a guard behind those that are there.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the guard, once; the container disposes it.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseGuard(this IAvatarChatbotBuilder builder, Func<IServiceProvider, IContentGuard> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.AddSingleton(create);
        return builder;
    }

    /// <summary>Adds a guard behind those that are there.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="guard">The guard; who made it disposes it.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseGuard(this IAvatarChatbotBuilder builder, IContentGuard guard)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(guard);
        builder.Services.AddSingleton(guard);
        return builder;
    }
}
