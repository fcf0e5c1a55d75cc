namespace AvatarKit.Redis;

/// <summary>A change as it stands in Redis: what it is, which process it comes from, and the key or label.</summary>
internal readonly record struct RedisChange(SharedCacheChange Change, string Process)
{
    private const char KeptSign = 'k';
    private const char RemovedSign = 'r';

    public static string Write(SharedCacheChangeKind kind, string process, string name)
        => $"{(kind == SharedCacheChangeKind.Kept ? KeptSign : RemovedSign)} {process} {name}";

    /// <summary>Reads a change; <see langword="null"/>: it is none, or one of a later version.</summary>
    public static RedisChange? Read(string? text) => text?.Split(' ') switch
    {
        [[KeptSign], string process, { Length: > 0 } name] => new RedisChange(new SharedCacheChange(SharedCacheChangeKind.Kept, name), process),
        [[RemovedSign], string process, { Length: > 0 } name]
            => new RedisChange(new SharedCacheChange(SharedCacheChangeKind.Removed, name), process),
        _ => null,
    };
}
