using Amazon;
using Amazon.Runtime;

namespace AvatarKit.Aws.Wire;

/// <summary>What every AWS client of this package is made with: where it calls, as whom, and what the SDK must leave to others.</summary>
internal sealed record AwsClientSettings
{
    /// <summary>The region's system name; <see langword="null"/>: the SDK's own search.</summary>
    public string? Region { get; init; }

    /// <summary>The profile of the shared configuration files; <see langword="null"/>: the SDK's own choice.</summary>
    public string? Profile { get; init; }

    /// <summary>The endpoint; <see langword="null"/>: <c>AWS_ENDPOINT_URL_*</c>, the profile's, or the region's.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Who calls; <see langword="null"/>: the profile's, or the SDK's default chain.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>Whether AWS is told the trace of each call.</summary>
    public bool PropagatesTrace { get; init; }

    /// <summary>Whether a text is an endpoint: an absolute URL of HTTP or HTTPS.</summary>
    public static bool IsEndpoint(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <summary>Sets up a client's configuration.</summary>
    /// <exception cref="AwsConfigurationException">There is no region anywhere, or the endpoint is no absolute URL.</exception>
    public void ApplyTo(ClientConfig config)
    {
        // The pipelines of the core own retrying: two layers multiply, and the adaptive mode stalls for seconds after one throttle.
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 0;

        // Counted apart from those: a connection that is reset before it answers would be tried eight times more.
        config.MaxStaleConnectionRetries = 0;
        config.HttpClientFactory = PropagatesTrace ? AwsHttpClientFactory.Traced : AwsHttpClientFactory.Shared;
        config.ClientAppId ??= AwsUserAgent.AppId;
        if (Profile is not null)
        {
            config.Profile = new Profile(Profile);
        }

        if (Credentials is not null)
        {
            config.DefaultAWSCredentials = Credentials;
        }

        RegionEndpoint region = FindRegion(config);
        string? url = FindUrl(config);
        config.RegionEndpoint = region;
        if (url is not null)
        {
            // An endpoint and a region exclude each other, and without this a request to an endpoint is signed for us-east-1.
            config.ServiceURL = url;
            config.AuthenticationRegion = region.SystemName;
        }
    }

    private RegionEndpoint FindRegion(ClientConfig config)
    {
        if (Region is not null)
        {
            return RegionEndpoint.GetBySystemName(Region);
        }

        RegionEndpoint? found;
        try
        {
            found = config.RegionEndpoint;
        }
        catch (AmazonClientException exception)
        {
            throw NoRegion(exception);
        }

        return found ?? throw NoRegion(null);
    }

    private string? FindUrl(ClientConfig config)
    {
        string? url;
        try
        {
            url = ServiceUrl ?? config.ServiceURL;
        }
        catch (AmazonClientException exception)
        {
            // The SDK itself refuses one of the environment or a profile.
            throw NoEndpoint(config, exception);
        }

        return string.IsNullOrEmpty(url) ? null : IsEndpoint(url) ? url : throw NoEndpoint(config, null);
    }

    private static AwsConfigurationException NoEndpoint(ClientConfig config, Exception? exception) => new(
        "aws.endpoint_invalid",
        $"The endpoint of {config.RegionEndpointServiceName} is no absolute URL. Set ServiceUrl in its options, or the AWS_ENDPOINT_URL_* "
            + "variable it comes from, to one such as 'http://localhost:8000', or to nothing.",
        exception);

    private static AwsConfigurationException NoRegion(Exception? exception) => new(
        "aws.region_missing",
        "No AWS region is set. Set AvatarKit:Aws:Region (AwsOptions.Region), the environment variable AWS_REGION, or the region of the "
            + "profile in use.",
        exception);
}
