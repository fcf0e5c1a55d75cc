using System.Diagnostics.CodeAnalysis;
using AvatarKit.Aws;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what the parts on AWS have in common: their options, which are read with those of all, and their prices.</summary>
internal static class AwsParts
{
    /// <summary>Registers a part's options: out of <see cref="AwsOptions"/>, then from code. They are validated when the part is made.
    /// With the first part come the prices of all.</summary>
    public static void AddPart<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TPart,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TValidator>(
        this IAvatarChatbotBuilder builder, Func<AwsOptions, TPart> part, Action<TPart>? configure)
        where TPart : class
        where TValidator : class, IValidateOptions<TPart>, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        builder.BindSettings<AwsOptions>("Aws", static (section, options) => section.Bind(options))
            .NameSettings<BedrockOptions>("Aws:Bedrock")
            .NameSettings<BedrockTierOptions>("Aws:Bedrock:Tiers:*")
            .NameSettings<BedrockRegionOptions>("Aws:Bedrock:Regions:*")
            .NameSettings<BedrockGuardrailOptions>("Aws:Bedrock:Guardrail")
            .NameSettings<BedrockPortraitOptions>("Aws:Bedrock:Portraits")
            .NameSettings<BedrockContentGuardOptions>("Aws:ContentGuard")
            .NameSettings<PollyOptions>("Aws:Polly")
            .NameSettings<PollyQuotaOptions>("Aws:Polly:Quotas")
            .NameSettings<PollyQuota>("Aws:Polly:Quotas:*")
            .NameSettings<DynamoDbOptions>("Aws:DynamoDb")
            .NameSettings<S3AssetOptions>("Aws:S3")
            .NameSettings<KmsOptions>("Aws:Kms")
            .NameSettings<EmbeddedMetricsOptions>("Aws:EmbeddedMetrics");
        services.AddOptions<AwsOptions>();
        services.AddOptions<TPart>();
        services.TryAddSingleton<IOptionsFactory<TPart>>(provider => new AwsPartFactory<TPart>(
            provider.GetRequiredService<IOptions<AwsOptions>>(),
            part,
            provider.GetServices<IConfigureOptions<TPart>>(),
            provider.GetServices<IPostConfigureOptions<TPart>>(),
            provider.GetServices<IValidateOptions<TPart>>()));

        // Prices are laid over one another: the book is there once, with the first part.
        if (!services.Any(static one => !one.IsKeyedService && one.ImplementationType == typeof(AwsDefaults)))
        {
            builder.ProvidePriceBook(AwsPriceBook.Default);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<BedrockOptions>, AwsDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<PollyOptions>, AwsDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<DynamoDbOptions>, AwsDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<S3AssetOptions>, AwsDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<KmsOptions>, AwsDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TPart>, TValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }
    }
}
