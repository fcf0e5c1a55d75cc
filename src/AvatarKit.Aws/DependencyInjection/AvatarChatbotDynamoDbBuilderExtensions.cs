using Amazon.DynamoDBv2;
using Amazon.Runtime;
using AvatarKit;
using AvatarKit.Aws;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an avatar remember, and keep accounts, in DynamoDB.</summary>
public static class AvatarChatbotDynamoDbBuilderExtensions
{
    /// <summary>Keeps conversations in a DynamoDB table.</summary>
    /// <remarks>
    /// Options are read from the section <c>AvatarKit:Aws:DynamoDb</c> of the host's configuration, then from <paramref name="configure"/>.
    /// An <see cref="IAmazonDynamoDB"/> that the host registers is used, and not disposed;
    /// otherwise a client is made from the options, with the host's <see cref="AWSCredentials"/> where it has registered some.
    /// A conversation store that the host registers itself wins, in whatever order; then these options are not asked for.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Names the table.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseDynamoDb(this IAvatarChatbotBuilder builder, Action<DynamoDbOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddPart<DynamoDbOptions, DynamoDbOptionsValidator>(static aws => aws.DynamoDb, configure);
        builder.Services.TryAddSingleton<StoreClients>();
        return builder.Provide<IConversationStore>(static services => new DynamoDbConversationStore(
            services.GetRequiredService<StoreClients>().DynamoDb,
            services.GetRequiredService<IOptions<DynamoDbOptions>>().Value,
            services.GetRequiredService<IAssetStore>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetService<ILogger<DynamoDbConversationStore>>()));
    }

    /// <summary>Keeps what turns cost, and budgets, in the DynamoDB table of <see cref="UseDynamoDb"/>, for all nodes together.</summary>
    /// <remarks>Options and client are those of the conversations. A ledger that the host registers itself wins, in whatever order.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Names the table.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseDynamoDbCosts(this IAvatarChatbotBuilder builder, Action<DynamoDbOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddPart<DynamoDbOptions, DynamoDbOptionsValidator>(static aws => aws.DynamoDb, configure);
        builder.Services.TryAddSingleton<StoreClients>();
        return builder.Provide<ICostLedger>(static services => new DynamoDbCostLedger(
            services.GetRequiredService<StoreClients>().DynamoDb,
            services.GetRequiredService<IOptions<DynamoDbOptions>>().Value,
            services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Keeps consents in the DynamoDB table of the conversations.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from <see cref="AwsOptions.DynamoDb"/>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseDynamoDbConsents(this IAvatarChatbotBuilder builder, Action<DynamoDbOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddPart<DynamoDbOptions, DynamoDbOptionsValidator>(static aws => aws.DynamoDb, configure);
        builder.Services.TryAddSingleton<StoreClients>();
        return builder.Provide<IConsentStore>(static services => new DynamoDbConsentStore(
            services.GetRequiredService<StoreClients>().DynamoDb,
            services.GetRequiredService<IOptions<DynamoDbOptions>>().Value,
            services.GetRequiredService<TimeProvider>()));
    }
}
