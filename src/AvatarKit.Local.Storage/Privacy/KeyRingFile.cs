namespace AvatarKit.Local;

/// <summary>What stands in a key ring's file, the current key last.</summary>
internal sealed record KeyRingFile(IReadOnlyList<KeyRingFile.RingKey> Keys)
{
    internal sealed record RingKey(string Id, byte[] Key, DateTimeOffset CreatedAt)
    {
        /// <summary>Never the key.</summary>
        public override string ToString() => Id;
    }
}
