namespace AvatarKit;

/// <summary>A data key as it may be stored: encrypted by a key of the key ring.</summary>
/// <param name="Id">Its id, which stands in everything it encrypts: 32 hexadecimal digits.</param>
/// <param name="RingKeyId">The key of the ring that encrypts it.</param>
/// <param name="Bytes">The encrypted key.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record WrappedDataKey(string Id, string RingKeyId, byte[] Bytes, DateTimeOffset CreatedAt);
