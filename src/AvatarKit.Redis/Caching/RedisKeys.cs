using StackExchange.Redis;

namespace AvatarKit.Redis;

/// <summary>The keys of one application. The braces keep them on one node of a cluster, where scripts need them.</summary>
internal sealed class RedisKeys(string prefix)
{
    private readonly string start = $"{{{prefix}}}:";

    /// <summary>A hash: the epoch, which is another after data were lost; how many changes there were; the number of the last removal.</summary>
    public RedisKey State => $"{start}state";

    /// <summary>A list of the latest changes.</summary>
    public RedisKey Changes => $"{start}changes";

    /// <summary>Where processes are told that something was removed.</summary>
    public string Channel => $"{start}removed";

    public string ValueStart => $"{start}value:";

    public RedisKey Value(string key) => ValueStart + key;

    /// <summary>A sorted set of the keys that have a label, by when they expire.</summary>
    public RedisKey Label(string label) => $"{start}label:{label}";

    public RedisKey Lease(string name) => $"{start}lease:{name}";
}
