using Amazon.KeyManagementService;
using Amazon.Runtime;
using AvatarKit.Aws.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>The client of KMS: the host's where it has registered one, otherwise its own, without the SDK's retries, disposed with the
/// container.</summary>
internal sealed class KmsClients(IServiceProvider services) : IDisposable
{
    private readonly OwnClient<IAmazonKeyManagementService> kms = new(services, static all => Create(
        all.GetRequiredService<IOptions<KmsOptions>>().Value, all.GetService<AWSCredentials>()));

    public IAmazonKeyManagementService Client => kms.Client;

    public void Dispose() => kms.Dispose();

    private static AmazonKeyManagementServiceClient Create(KmsOptions options, AWSCredentials? credentials)
    {
        var config = new AmazonKeyManagementServiceConfig();
        new AwsClientSettings { Region = options.Region, Profile = options.Profile,
            ServiceUrl = options.ServiceUrl, Credentials = credentials }.ApplyTo(config);
        return new AmazonKeyManagementServiceClient(config);
    }
}
