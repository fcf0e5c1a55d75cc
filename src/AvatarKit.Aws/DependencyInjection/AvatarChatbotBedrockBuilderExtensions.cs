using Amazon.Runtime;
using AvatarKit;
using AvatarKit.Aws;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets models on Amazon Bedrock answer.</summary>
public static class AvatarChatbotBedrockBuilderExtensions
{
    /// <summary>Provides each tier of <see cref="BedrockOptions.Tiers"/> with its model, and portraits.</summary>
    /// <remarks>
    /// <para>Options are read from the section <c>AvatarKit:Aws:Bedrock</c> of the host's configuration, then from <paramref name="configure"/>.
    /// Tiers besides <c>lite</c>, <c>pro</c> and <c>premier</c> are added to those of <see cref="AvatarChatbotOptions.Tiers"/>.</para>
    /// <para>A model that the host registers itself for a tier wins, in whatever order;
    /// <see cref="AWSCredentials"/> that it registers are used.</para>
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets models and how they are called.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseBedrock(this IAvatarChatbotBuilder builder, Action<BedrockOptions>? configure = null)
    {
        builder.AddPart<BedrockOptions, BedrockOptionsValidator>(static aws => aws.Bedrock, configure);
        IServiceCollection services = builder.Services;
        services.AddOptionsWithValidateOnStart<BedrockOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BedrockOptions>, BedrockRulesValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<AvatarChatbotOptions>, BedrockTiers>());
        services.TryAddSingleton(static provider => new BedrockRuntimes(
            provider.GetRequiredService<IOptions<BedrockOptions>>().Value, provider.GetService<AWSCredentials>()));

        services.TryAddSingleton<IBatchFormat>(static provider => new BedrockBatchFormat(
            provider.GetRequiredService<IOptions<BedrockOptions>>().Value,
            QuietLogger.Over(provider.GetService<ILogger<BedrockChatClient>>())));

        // By their names for who asks for a tier's client; tiers of other names are known only when the options are read.
        foreach (string tier in new BedrockOptions().Tiers.Keys)
        {
            builder.ProvideKeyed<IChatClient>(tier, provider => CreateClient(provider, tier, region: null));
        }

        return builder.UseChatClient(CreateClient).Provide<IPortraitGenerator>(CreatePortraits);
    }

    private static BedrockPortraitGenerator CreatePortraits(IServiceProvider services)
    {
        BedrockOptions options = services.GetRequiredService<IOptions<BedrockOptions>>().Value;
        BedrockRuntimes runtimes = services.GetRequiredService<BedrockRuntimes>();
        return new BedrockPortraitGenerator(
            options,
            services.GetService<IAssetStore>(),
            () => runtimes.Get(options.Portraits.Region),
            services.GetService<TimeProvider>(),
            services.GetService<ILogger<BedrockPortraitGenerator>>());
    }

    private static BedrockChatClient CreateClient(IServiceProvider services, string tier, string? region)
    {
        BedrockOptions options = services.GetRequiredService<IOptions<BedrockOptions>>().Value;
        BedrockTierOptions model = options.Tiers.TryGetValue(tier, out BedrockTierOptions? known)
            ? known
            : throw new AwsConfigurationException(
                "aws.tier_missing", $"Tier '{tier}' is not in BedrockOptions.Tiers. Add it there, or remove it from AvatarChatbotOptions.Tiers.");
        BedrockRuntimes runtimes = services.GetRequiredService<BedrockRuntimes>();
        string modelId = region is not null && options.Regions.TryGetValue(region, out BedrockRegionOptions? own)
            ? ModelIds.InRegion(model.ModelId, own.InferenceProfilePrefix)
            : model.ModelId;
        return new BedrockChatClient(
            modelId, options, tier, () => runtimes.Get(region ?? model.Region), services.GetService<TimeProvider>(),
            services.GetService<ILogger<BedrockChatClient>>());
    }
}
