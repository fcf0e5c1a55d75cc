namespace AvatarKit.Testing;

/// <summary>Whose calls are counted together.</summary>
internal readonly record struct ChaosSource(ChaosContract Contract, string Name)
{
    /// <summary>The same in every process, unlike a hash code of .NET (FNV-1a).</summary>
    public ulong Bits
    {
        get
        {
            ulong hash = 0xCBF29CE484222325 ^ (ulong)Contract;
            foreach (char letter in Name)
            {
                hash = (hash ^ letter) * 0x100000001B3;
            }

            return ChaosDraw.Mix(hash);
        }
    }
}
