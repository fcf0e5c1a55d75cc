namespace AvatarKit.Redis;

/// <summary>Where Redis is, and how long it is waited for. Validated when the host starts; read once.</summary>
public sealed class RedisOptions
{
    /// <summary>The connection string, as StackExchange.Redis reads it: <c>redis:6379,password=…,ssl=true</c>. It is a secret where it has a
    /// password in it: neither logged nor shown in errors.</summary>
    /// <value>Default <see langword="null"/>: the <c>IConnectionMultiplexer</c> that the host has registered.</value>
    public string? Connection { get; set; }

    /// <summary>What all keys begin with, in braces, so that in a cluster they are on one node. Applications that share a Redis, and environments,
    /// take different ones: nothing is shared between two prefixes.</summary>
    /// <value>Default <c>avatarkit</c>; letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>:</c>, at most 100.</value>
    [SettingRequired]
    public string Prefix { get; set; } = "avatarkit";

    /// <summary>How long a call may take before the turn goes on without it; Redis is then left alone until it answers a probe.</summary>
    /// <value>Default 250 milliseconds; from 10 milliseconds to 2 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often answers and removals of other processes are looked for, and a Redis that is gone is probed. Removals are told of at once
    /// besides; this is the longest it takes where that is lost.</summary>
    /// <value>Default 1 second; from 20 milliseconds to a minute.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What has more bytes than this is neither written nor read.</summary>
    /// <value>Default 8 MiB.</value>
    [SettingRange(1L << 12, 1L << 28)]
    public int MaxValueBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>So many of the latest answers and removals are remembered for processes that start, or were cut off. Who has missed more forgets
    /// what it has in its own memory.</summary>
    /// <value>Default 10,000; some 130 bytes each, in Redis.</value>
    [SettingRange(100, 1_000_000)]
    public int MaxChanges { get; set; } = 10_000;
}
