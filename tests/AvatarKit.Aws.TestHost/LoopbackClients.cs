using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;

namespace AvatarKit.Aws.TestHost;

/// <summary>Clients of the peers on loopback, with a handler of the test's own in front of the network.</summary>
internal static class LoopbackClients
{
    // The key that s3rver knows; DynamoDB Local takes any.
    private static readonly BasicAWSCredentials Credentials = new("S3RVER", "S3RVER");

    public static AmazonDynamoDBClient DynamoDb(string url, DelegatingHandler? handler = null)
        => new(Credentials, new AmazonDynamoDBConfig
        {
            ServiceURL = url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0, HttpClientFactory = new OneHttpClientFactory(handler),
        });

    public static AmazonS3Client S3(string url, DelegatingHandler? handler = null)
        => new(Credentials, new AmazonS3Config
        {
            ServiceURL = url,
            AuthenticationRegion = "eu-central-1",
            MaxErrorRetry = 0,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            HttpClientFactory = new OneHttpClientFactory(handler),
        });

    private sealed class OneHttpClientFactory : HttpClientFactory
    {
        private readonly HttpClient client;

        public OneHttpClientFactory(DelegatingHandler? handler)
        {
            var network = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) };
            if (handler is not null)
            {
                handler.InnerHandler = network;
            }

            client = new HttpClient((HttpMessageHandler?)handler ?? network);
        }

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
