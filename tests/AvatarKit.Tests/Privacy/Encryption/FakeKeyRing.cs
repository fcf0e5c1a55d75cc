using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Tests.Privacy.Encryption;

/// <summary>Wraps with keys in memory, and counts what it is asked.</summary>
internal sealed class FakeKeyRing : IKeyRing
{
    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal) { ["k1"] = RandomNumberGenerator.GetBytes(32) };

    public string Current { get; private set; } = "k1";

    public int Unwrapped { get; private set; }

    public void Add(string id)
    {
        keys[id] = RandomNumberGenerator.GetBytes(32);
        Current = id;
    }

    public void Remove(string id) => keys.Remove(id);

    public ValueTask<string> GetCurrentKeyIdAsync(CancellationToken cancellationToken = default) => new(Current);

    public ValueTask<NewDataKey> CreateAsync(DataKeyOwner owner, string dataKeyId, CancellationToken cancellationToken = default)
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        return new(new NewDataKey(key, Current, new DataKey("", keys[Current]).Seal(key, Bind(owner, dataKeyId))));
    }

    public ValueTask<byte[]> UnwrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        Unwrapped++;
        return keys.TryGetValue(key.RingKeyId, out byte[]? known)
            ? new(new DataKey("", known).Open(key.Bytes, Bind(owner, key.Id)))
            : throw new StorageException("encryption.unreadable", "No such key.", "fake");
    }

    public async ValueTask<WrappedDataKey> RewrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        byte[] plain = await UnwrapAsync(owner, key, cancellationToken);
        return key with { RingKeyId = Current, Bytes = new DataKey("", keys[Current]).Seal(plain, Bind(owner, key.Id)) };
    }

    private static byte[] Bind(DataKeyOwner owner, string id) => Encoding.UTF8.GetBytes($"{id}/{owner}");
}
