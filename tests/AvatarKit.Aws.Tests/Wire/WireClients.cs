using Amazon.Runtime;
using AvatarKit.Aws.Wire;

namespace AvatarKit.Aws.Tests.Wire;

internal static class WireClients
{
    public static AwsClientSettings Settings(string url) => new()
    {
        Region = "eu-central-1",
        ServiceUrl = url,
        Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
    };
}
