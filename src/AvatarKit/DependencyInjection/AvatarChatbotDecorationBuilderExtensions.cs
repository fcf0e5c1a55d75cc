using AvatarKit;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Wraps what an avatar is made of.</summary>
public static class AvatarChatbotDecorationBuilderExtensions
{
    /// <summary>Wraps the engine, for example to log turns or to refuse some. What is added first is outermost.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="decorate">Makes the wrapper from what it wraps; derive it from <see cref="DelegatingConversationEngine"/>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseEngine(
        this IAvatarChatbotBuilder builder, Func<IConversationEngine, IServiceProvider, IConversationEngine> decorate) => builder.Decorate(decorate);

    /// <summary>Wraps a service: what is registered now, whoever registered it, and what a provider puts in its place later.
    /// What is added first is outermost.</summary>
    /// <remarks>A service that the host registers itself after this call is not wrapped.
    /// The container disposes of the wrapper, and of what it wraps where it made that: not of an instance that the host made and owns.</remarks>
    /// <typeparam name="TService">A contract of AvatarKit, for example <see cref="IAvatarRenderer"/>.</typeparam>
    /// <param name="builder">The avatar.</param>
    /// <param name="decorate">Makes the wrapper from what it wraps.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder Decorate<TService>(this IAvatarChatbotBuilder builder, Func<TService, IServiceProvider, TService> decorate)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(decorate);
        ProvidedServices.For(builder.Services).Decorate(typeof(TService), (inner, services) => decorate((TService)inner, services));
        return builder;
    }

    /// <summary>Wraps the model of every tier, whoever provides it and however the tiers are configured later.
    /// What is added first is outermost.</summary>
    /// <remarks>The container disposes of the model as before, and not of the wrapper: it is to hold nothing else.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="decorate">Makes the wrapper from what it wraps and the tier's name as it is configured.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder DecorateChatClients(
        this IAvatarChatbotBuilder builder, Func<IChatClient, IServiceProvider, string, IChatClient> decorate)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(decorate);
        builder.Services.AddSingleton(new TierClientDecorator(decorate));
        return builder;
    }
}
