using AvatarKit.Aws;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives each part what <see cref="AwsOptions"/> says for all, where the part itself says nothing.</summary>
internal sealed class AwsDefaults(IOptions<AwsOptions> options)
    : IPostConfigureOptions<BedrockOptions>, IPostConfigureOptions<PollyOptions>,
        IPostConfigureOptions<DynamoDbOptions>, IPostConfigureOptions<S3AssetOptions>, IPostConfigureOptions<KmsOptions>
{
    private AwsOptions Aws => options.Value;

    public void PostConfigure(string? name, BedrockOptions options)
    {
        options.Region ??= Aws.Region;
        options.Profile ??= Aws.Profile;
        options.PropagatesTrace = Aws.PropagateTrace;
    }

    public void PostConfigure(string? name, PollyOptions options)
    {
        options.Region ??= Aws.Region;
        options.Profile ??= Aws.Profile;
        options.PropagatesTrace = Aws.PropagateTrace;
    }

    public void PostConfigure(string? name, DynamoDbOptions options)
    {
        options.Region ??= Aws.Region;
        options.Profile ??= Aws.Profile;
        options.PropagatesTrace = Aws.PropagateTrace;
        options.CreateTable |= Aws.CreateMissing;
    }

    public void PostConfigure(string? name, S3AssetOptions options)
    {
        options.Region ??= Aws.Region;
        options.Profile ??= Aws.Profile;
        options.PropagatesTrace = Aws.PropagateTrace;
        options.CreateBucket |= Aws.CreateMissing;
    }

    public void PostConfigure(string? name, KmsOptions options)
    {
        options.Region ??= Aws.Region;
        options.Profile ??= Aws.Profile;
    }
}
