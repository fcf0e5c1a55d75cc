using AvatarKit;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an avatar its models.</summary>
public static class AvatarChatbotModelExtensions
{
    private static readonly string[] DefaultTiers = ["lite", "pro", "premier"];

    /// <summary>Answers every default tier with one model.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the client; called once per tier, the container disposes what it returns.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseChatClient(this IAvatarChatbotBuilder builder, Func<IServiceProvider, IChatClient> create)
    {
        foreach (string tier in DefaultTiers)
        {
            builder.UseChatClient(tier, create);
        }

        return builder;
    }

    /// <summary>Answers a tier with a model: registers it as the keyed <see cref="IChatClient"/> of the tier's name.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="tier">The tier's name, one of <see cref="AvatarChatbotOptions.Tiers"/>.</param>
    /// <param name="create">Makes the client; the container disposes what it returns.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseChatClient(this IAvatarChatbotBuilder builder, string tier, Func<IServiceProvider, IChatClient> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(tier);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.AddKeyedSingleton(tier, (services, _) => create(services));
        return builder;
    }
}
