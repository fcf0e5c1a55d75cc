using System.Collections.Concurrent;
using Amazon.Runtime;
using AvatarKit.Aws.Wire;
using AvatarKit.Aws.Wire.Bedrock;

namespace AvatarKit.Aws;

/// <summary>The clients of Bedrock Runtime, one for each region, made when first called.</summary>
internal sealed class BedrockRuntimes(BedrockOptions options, AWSCredentials? credentials) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IBedrockRuntime>> clients = new(StringComparer.Ordinal);

    /// <summary>The client of a region; <see langword="null"/>: the options' own.</summary>
    /// <exception cref="AwsConfigurationException">There is no region anywhere.</exception>
    public IBedrockRuntime Get(string? region)
    {
        string? effective = region ?? options.Region;
        return clients.GetOrAdd(effective ?? "", _ => new Lazy<IBedrockRuntime>(() => BedrockRuntimeClient.Create(new AwsClientSettings
        {
            Region = effective,
            Profile = options.Profile,
            ServiceUrl = region is not null && options.Regions.TryGetValue(region, out BedrockRegionOptions? own) && own.ServiceUrl is { } url
                ? url
                : options.ServiceUrl,
            Credentials = credentials,
            PropagatesTrace = options.PropagatesTrace,
        }))).Value;
    }

    public void Dispose()
    {
        foreach (Lazy<IBedrockRuntime> client in clients.Values)
        {
            if (client.IsValueCreated)
            {
                client.Value.Dispose();
            }
        }
    }
}
