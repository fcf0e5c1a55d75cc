using Amazon.KeyManagementService;
using Amazon.Runtime;
using AvatarKit;
using AvatarKit.Aws;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets AWS KMS wrap the keys of encryption at rest.</summary>
public static class AvatarChatbotKmsBuilderExtensions
{
    /// <summary>Wraps the data keys of <c>UseEncryption()</c> with a key of AWS KMS.</summary>
    /// <remarks>
    /// Options are read from the section <c>AvatarKit:Aws:Kms</c> of the host's configuration, then from <paramref name="configure"/>.
    /// An <see cref="IAmazonKeyManagementService"/> that the host registers is used, and not disposed; otherwise a client is made from the options,
    /// with the host's <see cref="AWSCredentials"/> where it has registered some. The wrapped keys themselves are kept by an
    /// <see cref="IDataKeyStore"/>, which all nodes share.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Names the key.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseKmsKeys(this IAvatarChatbotBuilder builder, Action<KmsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddPart<KmsOptions, KmsOptionsValidator>(static aws => aws.Kms, configure);
        builder.Services.TryAddSingleton<KmsClients>();
        return builder.Provide<IKeyRing>(static services => new KmsKeyRing(
            services.GetRequiredService<KmsClients>().Client, services.GetRequiredService<IOptions<KmsOptions>>().Value));
    }

    /// <summary>Keeps the wrapped data keys of <c>UseEncryption()</c> in DynamoDB, for all nodes together.</summary>
    /// <remarks>Options and client are those of <c>UseDynamoDb()</c>.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="table">A table of their own, made as <see cref="DynamoDbTable.EnsureCreatedAsync"/> makes it. Default: that of the
    /// conversations; point-in-time recovery then brings back both.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseDynamoDbKeys(this IAvatarChatbotBuilder builder, string? table = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddPart<DynamoDbOptions, DynamoDbOptionsValidator>(static aws => aws.DynamoDb, null);
        builder.Services.TryAddSingleton<StoreClients>();
        return builder.Provide<IDataKeyStore>(services =>
        {
            DynamoDbOptions shared = services.GetRequiredService<IOptions<DynamoDbOptions>>().Value;
            return new DynamoDbDataKeyStore(
                services.GetRequiredService<StoreClients>().DynamoDb,
                table is null ? shared : new DynamoDbOptions
                {
                    TableName = table,
                    Region = shared.Region,
                    Profile = shared.Profile,
                    ServiceUrl = shared.ServiceUrl,
                    CreateTable = shared.CreateTable,
                },
                services.GetRequiredService<TimeProvider>());
        });
    }
}
