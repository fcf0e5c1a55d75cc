using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using AvatarKit.Aws.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>The stores' clients: the host's where it has registered some, otherwise its own, without the SDK's retries,
/// disposed with the container.</summary>
internal sealed class StoreClients(IServiceProvider services) : IDisposable
{
    private readonly OwnClient<IAmazonDynamoDB> dynamoDb = new(services, static all => CreateDynamoDb(
        all.GetRequiredService<IOptions<DynamoDbOptions>>().Value, all.GetService<AWSCredentials>()));

    private readonly OwnClient<IAmazonS3> s3 = new(services, static all => CreateS3(
        all.GetRequiredService<IOptions<S3AssetOptions>>().Value, all.GetService<AWSCredentials>()));

    public IAmazonDynamoDB DynamoDb => dynamoDb.Client;

    public IAmazonS3 S3 => s3.Client;

    public static AmazonDynamoDBClient CreateDynamoDb(DynamoDbOptions options, AWSCredentials? credentials)
    {
        var config = new AmazonDynamoDBConfig();
        new AwsClientSettings { Region = options.Region, Profile = options.Profile,
            ServiceUrl = options.ServiceUrl, Credentials = credentials, PropagatesTrace = options.PropagatesTrace }.ApplyTo(config);
        return new AmazonDynamoDBClient(config);
    }

    public static AmazonS3Client CreateS3(S3AssetOptions options, AWSCredentials? credentials)
    {
        var config = new AmazonS3Config();
        new AwsClientSettings { Region = options.Region, Profile = options.Profile,
            ServiceUrl = options.ServiceUrl, Credentials = credentials, PropagatesTrace = options.PropagatesTrace }.ApplyTo(config);

        // At another endpoint a bucket has no host name of its own.
        bool elsewhere = config.ServiceURL is not null;
        config.ForcePathStyle = elsewhere;
        if (options.RequiredChecksumsOnly || elsewhere)
        {
            config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
            config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        }

        return new AmazonS3Client(config);
    }

    public void Dispose()
    {
        dynamoDb.Dispose();
        s3.Dispose();
    }
}
