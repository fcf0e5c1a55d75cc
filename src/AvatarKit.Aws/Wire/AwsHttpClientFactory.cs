using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace AvatarKit.Aws.Wire;

/// <summary>One HTTP client for all AWS clients, that lets go of a response the moment it is disposed.</summary>
internal sealed class AwsHttpClientFactory : HttpClientFactory
{
    public static readonly AwsHttpClientFactory Shared = new(isTraced: false);

    /// <summary>The same, telling AWS the trace of each call.</summary>
    public static readonly AwsHttpClientFactory Traced = new(isTraced: true);

    private readonly HttpClient client;

    private AwsHttpClientFactory(bool isTraced) => client = CreateClient(isTraced);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "It lives as long as the process.")]
    private static HttpClient CreateClient(bool isTraced)
    {
        var handler = new SocketsHttpHandler
        {
            // Left early, a response would be read on for two seconds, and the model would go on writing what nobody hears.
            ResponseDrainTimeout = TimeSpan.Zero,
            MaxResponseDrainSize = 0,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseCookies = false,
        };

        // Waits for an answer's headers alone. An image takes minutes; everything shorter is bounded by the pipelines of the core.
        return new HttpClient(isTraced ? new XRayHandler(handler) : handler) { Timeout = TimeSpan.FromMinutes(5) };
    }
}
