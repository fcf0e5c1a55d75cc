using Amazon.Runtime;
using Amazon.S3;
using AvatarKit;
using AvatarKit.Aws;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an avatar keep its assets in S3.</summary>
public static class AvatarChatbotS3BuilderExtensions
{
    /// <summary>Keeps assets in an S3 bucket.</summary>
    /// <remarks>
    /// Options are read from the section <c>AvatarKit:Aws:S3</c> of the host's configuration, then from <paramref name="configure"/>.
    /// An <see cref="IAmazonS3"/> that the host registers is used, and not disposed; otherwise a client is made from the options, with the host's
    /// <see cref="AWSCredentials"/> where it has registered some. An asset store that the host registers itself wins, in whatever order;
    /// then these options are not asked for.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Names the bucket.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseS3Assets(this IAvatarChatbotBuilder builder, Action<S3AssetOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddPart<S3AssetOptions, S3AssetOptionsValidator>(static aws => aws.S3, configure);
        builder.Services.TryAddSingleton<StoreClients>();
        return builder.Provide<IAssetStore>(static services => new S3AssetStore(
            services.GetRequiredService<StoreClients>().S3,
            services.GetRequiredService<IOptions<S3AssetOptions>>().Value,
            services.GetRequiredService<TimeProvider>(),
            services.GetService<ILogger<S3AssetStore>>()));
    }
}
