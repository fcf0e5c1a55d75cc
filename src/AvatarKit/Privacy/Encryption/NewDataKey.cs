namespace AvatarKit;

/// <summary>A data key that a key ring has just made.</summary>
/// <param name="Key">The key itself, 32 bytes: kept in memory only.</param>
/// <param name="RingKeyId">The key of the ring that encrypts it.</param>
/// <param name="Wrapped">The encrypted key.</param>
public sealed record NewDataKey(byte[] Key, string RingKeyId, byte[] Wrapped);
