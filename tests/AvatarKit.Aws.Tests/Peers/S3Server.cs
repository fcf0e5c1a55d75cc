using Amazon.S3;
using AvatarKit.Aws.TestHost;

namespace AvatarKit.Aws.Tests.Peers;

/// <summary>An S3 server, one for all tests of the collection.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private Peer? peer;

    public string Url => peer!.Url;

    /// <summary>Where it keeps objects, and the parts of uploads that have not ended.</summary>
    public string Folder => peer!.Folder!;

    public async Task InitializeAsync() => peer = Requires.Node is null ? await Peer.StartAsync("s3-server.mjs") : null;

    public async Task DisposeAsync()
    {
        if (peer is not null)
        {
            await peer.DisposeAsync();
        }
    }

    public AmazonS3Client Client(DelegatingHandler? handler = null) => LoopbackClients.S3(Url, handler);

    /// <summary>A bucket of the test's own, made by the package itself.</summary>
    public async Task<S3AssetOptions> NewBucketAsync(Action<S3AssetOptions>? configure = null)
    {
        var options = new S3AssetOptions { Bucket = $"b-{Guid.NewGuid():N}", ServiceUrl = Url };
        configure?.Invoke(options);
        using AmazonS3Client client = Client();
        await S3Bucket.EnsureCreatedAsync(client, options);
        return options;
    }
}
