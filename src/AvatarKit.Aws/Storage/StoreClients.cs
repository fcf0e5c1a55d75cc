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
    private readonly Lock gate = new();
    private AmazonDynamoDBClient? dynamoDb;
    private AmazonS3Client? s3;

    public IAmazonDynamoDB DynamoDb
    {
        get
        {
            if (services.GetService<IAmazonDynamoDB>() is { } registered)
            {
                return registered;
            }

            lock (gate)
            {
                return dynamoDb ??= CreateDynamoDb(
                    services.GetRequiredService<IOptions<DynamoDbOptions>>().Value, services.GetService<AWSCredentials>());
            }
        }
    }

    public IAmazonS3 S3
    {
        get
        {
            if (services.GetService<IAmazonS3>() is { } registered)
            {
                return registered;
            }

            lock (gate)
            {
                return s3 ??= CreateS3(services.GetRequiredService<IOptions<S3AssetOptions>>().Value, services.GetService<AWSCredentials>());
            }
        }
    }

    public static AmazonDynamoDBClient CreateDynamoDb(DynamoDbOptions options, AWSCredentials? credentials)
    {
        var config = new AmazonDynamoDBConfig();
        new AwsClientSettings { Region = options.Region, Profile = options.Profile,
            ServiceUrl = options.ServiceUrl, Credentials = credentials }.ApplyTo(config);
        return new AmazonDynamoDBClient(config);
    }

    public static AmazonS3Client CreateS3(S3AssetOptions options, AWSCredentials? credentials)
    {
        var config = new AmazonS3Config();
        new AwsClientSettings { Region = options.Region, Profile = options.Profile,
            ServiceUrl = options.ServiceUrl, Credentials = credentials }.ApplyTo(config);

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
        dynamoDb?.Dispose();
        s3?.Dispose();
    }
}
