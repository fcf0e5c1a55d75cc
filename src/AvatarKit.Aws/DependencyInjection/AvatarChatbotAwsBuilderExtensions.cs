using AvatarKit;
using AvatarKit.Aws;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an avatar run on AWS.</summary>
public static class AvatarChatbotAwsBuilderExtensions
{
    /// <summary>
    /// Amazon Nova answers through Bedrock, Polly speaks with visemes, DynamoDB remembers the conversations, S3 keeps the assets,
    /// and what each turn cost is known.
    /// </summary>
    /// <remarks>
    /// <para>Settings are read from the section <c>AvatarKit:Aws</c> of the host's configuration, then from <paramref name="configure"/>;
    /// credentials, region and endpoints that neither names are the AWS SDK's own: environment variables, profiles,
    /// and the role of the machine.</para>
    /// <para>Each part can be taken alone with <c>UseBedrock</c>, <c>UsePolly</c>, <c>UseDynamoDb</c>,
    /// <c>UseDynamoDbConsents</c>, <c>UseDynamoDbCosts</c> and <c>UseS3Assets</c>.
    /// What the host registers itself wins, in whatever order: a model, voice or store of its own, or <c>AWSCredentials</c>, <c>IAmazonDynamoDB</c>
    /// and <c>IAmazonS3</c> to call with.</para>
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from the defaults.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseAws(this IAvatarChatbotBuilder builder, Action<AwsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        builder.AsBundle().UseBedrock().UsePolly().UseDynamoDb().UseDynamoDbConsents().UseDynamoDbCosts().UseS3Assets();
        return builder;
    }
}
