using System.Security.Cryptography;

namespace AvatarKit.Aws.Tests.Privacy;

/// <summary>Remembers the keys it made.</summary>
internal sealed class InMemoryKeyRing : IKeyRing
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    public ValueTask<string> GetCurrentKeyIdAsync(CancellationToken cancellationToken = default) => new("r");

    public ValueTask<NewDataKey> CreateAsync(DataKeyOwner owner, string dataKeyId, CancellationToken cancellationToken = default)
        => new(new NewDataKey(keys[dataKeyId] = RandomNumberGenerator.GetBytes(32), "r", [1]));

    public ValueTask<byte[]> UnwrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default) => new(keys[key.Id]);

    public ValueTask<WrappedDataKey> RewrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default) => new(key);
}
