using AvatarKit.Aws;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives each part what <see cref="AwsOptions"/> says for all, where the part itself says nothing.</summary>
internal sealed class AwsDefaults(IOptions<AwsOptions> options)
    : IPostConfigureOptions<BedrockOptions>, IPostConfigureOptions<PollyOptions>, IPostConfigureOptions<DynamoDbOptions>, IPostConfigureOptions<S3AssetOptions>
{
    private AwsOptions Aws => options.Value;

    public static void AddTo(IServiceCollection services)
    {
        services.AddOptions<AwsOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<AwsOptions>, FromConfiguration>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<BedrockOptions>, AwsDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<PollyOptions>, AwsDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<DynamoDbOptions>, AwsDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<S3AssetOptions>, AwsDefaults>());
    }

    public void PostConfigure(string? name, BedrockOptions options) => (options.Region, options.Profile) = (options.Region ?? Aws.Region, options.Profile ?? Aws.Profile);

    public void PostConfigure(string? name, PollyOptions options) => (options.Region, options.Profile) = (options.Region ?? Aws.Region, options.Profile ?? Aws.Profile);

    public void PostConfigure(string? name, DynamoDbOptions options)
    {
        (options.Region, options.Profile) = (options.Region ?? Aws.Region, options.Profile ?? Aws.Profile);
        options.CreateTable |= Aws.CreateMissing;
    }

    public void PostConfigure(string? name, S3AssetOptions options)
    {
        (options.Region, options.Profile) = (options.Region ?? Aws.Region, options.Profile ?? Aws.Profile);
        options.CreateBucket |= Aws.CreateMissing;
    }

    /// <summary>The parts read their own sections; what is for all is read here.</summary>
    private sealed class FromConfiguration(IServiceProvider services) : IConfigureOptions<AwsOptions>
    {
        public void Configure(AwsOptions options)
        {
            if (services.GetService<IConfiguration>()?.GetSection("AvatarKit:Aws") is { } section)
            {
                options.Region = section[nameof(AwsOptions.Region)] ?? options.Region;
                options.Profile = section[nameof(AwsOptions.Profile)] ?? options.Profile;
                options.CreateMissing = section.GetValue(nameof(AwsOptions.CreateMissing), options.CreateMissing);
            }
        }
    }
}
