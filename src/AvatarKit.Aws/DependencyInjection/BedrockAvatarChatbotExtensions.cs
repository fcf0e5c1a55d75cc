using Amazon.Runtime;
using AvatarKit;
using AvatarKit.Aws;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets models on Amazon Bedrock answer.</summary>
public static class BedrockAvatarChatbotExtensions
{
    /// <summary>Provides each tier of <see cref="BedrockOptions.Tiers"/> with its model, and portraits.</summary>
    /// <remarks>
    /// <para>Options are read from the section <c>AvatarKit:Aws:Bedrock</c> of the host's configuration, then from <paramref name="configure"/>.
    /// Tiers besides <c>lite</c>, <c>pro</c> and <c>premier</c> must be named in <paramref name="configure"/>.</para>
    /// <para>A model that the host registers itself for a tier wins, in whatever order; <see cref="AWSCredentials"/> that it registers are used.</para>
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets models and how they are called. It may be called more than once.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseBedrock(this IAvatarChatbotBuilder builder, Action<BedrockOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AwsDefaults.AddTo(builder.Services);
        AddBedrockOptions(builder.Services, configure);
        var named = new BedrockOptions();
        configure?.Invoke(named);
        foreach (string tier in named.Tiers.Keys)
        {
            builder.ProvideKeyed<IChatClient>(tier, services => CreateClient(services, tier));
        }

        builder.Provide<IPortraitGenerator>(CreatePortraits).ProvidePriceBook(AwsPriceBook.Default);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<AvatarChatbotOptions>, BedrockTiers>());
        return builder;
    }

    internal static void AddBedrockOptions(IServiceCollection services, Action<BedrockOptions>? configure)
    {
        services.AddOptionsWithValidateOnStart<BedrockOptions>().Configure<IServiceProvider>(static (options, provider) =>
        {
            if (provider.GetService<IConfiguration>() is { } configuration)
            {
                configuration.GetSection("AvatarKit:Aws:Bedrock").Bind(options);
            }
        });
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BedrockOptions>, BedrockOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BedrockOptions>, BedrockRulesValidator>());
        services.TryAddSingleton(static provider => new BedrockRuntimes(
            provider.GetRequiredService<IOptions<BedrockOptions>>().Value, provider.GetService<AWSCredentials>()));
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

    private static BedrockChatClient CreateClient(IServiceProvider services, string tier)
    {
        BedrockOptions options = services.GetRequiredService<IOptions<BedrockOptions>>().Value;
        BedrockTierOptions model = options.Tiers.TryGetValue(tier, out BedrockTierOptions? known)
            ? known
            : throw new AwsConfigurationException("aws.tier_missing", $"Tier '{tier}' was removed from BedrockOptions.Tiers after UseBedrock had provided it. Remove it from AvatarChatbotOptions.Tiers, too.");
        BedrockRuntimes runtimes = services.GetRequiredService<BedrockRuntimes>();
        return new BedrockChatClient(
            model.ModelId, options, tier, () => runtimes.Get(model.Region), services.GetService<TimeProvider>(), services.GetService<ILogger<BedrockChatClient>>());
    }
}
