using Amazon.S3;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Testing;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class S3AssetStoreConformanceTests(S3Server s3)
{
    private static readonly string[] Names = [.. new AssetStoreConformance(_ => default, (_, _) => default).Cases.Select(one => one.Name)];

    public static TheoryData<string> Cases => [.. Names];

    [S3Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => RunAsync(name, null);

    [S3Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract_with_a_secret(string name) => RunAsync(name, Convert.ToBase64String(new byte[32]));

    private async Task RunAsync(string name, string? secret)
    {
        S3AssetOptions options = await s3.NewBucketAsync(options => options.OwnerSecret = secret);
        using AmazonS3Client client = s3.Client();
        await new AssetStoreConformance(_ => new(new S3AssetStore(client, options)), (_, _) => new(new S3AssetStore(client, options)))
            .Cases.Single(one => one.Name == name).RunAsync();
    }
}
