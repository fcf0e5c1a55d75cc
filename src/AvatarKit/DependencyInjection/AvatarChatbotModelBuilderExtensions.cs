using AvatarKit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an avatar its models.</summary>
public static class AvatarChatbotModelBuilderExtensions
{
    /// <summary>Answers with the <see cref="IChatClient"/> that the host has registered without a key (<c>AddChatClient(…)</c>), in every tier that
    /// has no model of its own.</summary>
    /// <param name="builder">The avatar.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseChatClient(this IAvatarChatbotBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IValidateOptions<AvatarChatbotOptions>, UnkeyedClientValidator>();
        return builder.Provide(static _ => new EveryTierClient(static (services, _) => services.GetRequiredService<IChatClient>(), isOwner: false));
    }

    /// <summary>Answers with one model in every tier that has none of its own, whatever the tiers are called.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the client; called once per tier, the container disposes what it returns.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseChatClient(this IAvatarChatbotBuilder builder, Func<IServiceProvider, IChatClient> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        return builder.Provide(_ => new EveryTierClient((services, _) => create(services), isOwner: true));
    }

    /// <summary>Answers in every tier that has no model of its own with the model made for it.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the client for the tier of that name; called once per tier, the container disposes what it returns.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseChatClient(this IAvatarChatbotBuilder builder, Func<IServiceProvider, string, IChatClient> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        return builder.Provide(_ => new EveryTierClient(create, isOwner: true));
    }

    /// <summary>Answers a tier with a model: registers it as the keyed <see cref="IChatClient"/> of the tier's name,
    /// unless the host has registered one.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="tier">The tier's name, one of <see cref="AvatarChatbotOptions.Tiers"/>.</param>
    /// <param name="create">Makes the client; the container disposes what it returns.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseChatClient(this IAvatarChatbotBuilder builder, string tier, Func<IServiceProvider, IChatClient> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(tier);
        ArgumentNullException.ThrowIfNull(create);
        return builder.ProvideKeyed(tier, create, ProvidedRank.Part);
    }

    /// <summary>Answers in every tier that has no model of its own with the model made for it, in the regions of
    /// <see cref="RegionOptions.Active"/> where there are any.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the client for the tier of that name in a region, or, for <see langword="null"/>, where no region is asked for;
    /// called once for each, the container disposes what it returns.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseChatClient(
        this IAvatarChatbotBuilder builder, Func<IServiceProvider, string, string?, IChatClient> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        return builder.Provide(_ => new EveryTierClient(
            (services, tier) => create(services, tier, null), isOwner: true, (services, tier, region) => create(services, tier, region)));
    }

    /// <summary>Answers a tier with a model in a region of <see cref="RegionOptions.Active"/>: registers it as the keyed
    /// <see cref="IChatClient"/> <c>tier@region</c>, unless the host has registered one.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="tier">The tier's name, one of <see cref="AvatarChatbotOptions.Tiers"/>.</param>
    /// <param name="region">The region.</param>
    /// <param name="create">Makes the client; the container disposes what it returns.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseChatClient(
        this IAvatarChatbotBuilder builder, string tier, string region, Func<IServiceProvider, IChatClient> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(tier);
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        ArgumentNullException.ThrowIfNull(create);
        return builder.ProvideKeyed(TierClients.KeyOf(tier, region), create, ProvidedRank.Part);
    }

    /// <summary>Answers everything with one model: there is one tier, <c>pro</c>, and nothing is routed.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the client; the container disposes what it returns.</param>
    /// <param name="modelId">The model id that is passed to the client and looked up in the price book; <see langword="null"/>:
    /// the client's own.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseSingleTier(
        this IAvatarChatbotBuilder builder, Func<IServiceProvider, IChatClient> create, string? modelId = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<AvatarChatbotOptions>(options =>
        {
            options.Tiers.Clear();
            options.Tiers["pro"] = new ModelTierOptions { ModelId = modelId };
        });
        return builder.UseChatClient("pro", create);
    }
}
