namespace AvatarKit;

/// <summary>What the audit trail notes, and how. Read once, validated when the host starts.</summary>
public sealed class AuditOptions
{
    /// <summary>How many records the trail in memory keeps; beyond it the oldest go.</summary>
    /// <value>Default 10,000.</value>
    [SettingRange(2, 1_000_000)]
    public int MaxRecords { get; set; } = 10_000;

    /// <summary>Whether lists and reads are noted, too. Exports, erasures, ratings and changed settings always are.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Reads { get; set; } = true;

    /// <summary>What happens to an action that cannot be noted.</summary>
    /// <value>Default <see cref="AuditFailureMode.Continue"/>: a full disk shall keep nobody from having their data erased.</value>
    public AuditFailureMode OnFailure { get; set; }

    /// <summary>A secret that makes the hashes HMAC-SHA256, in Base64; 32 bytes or more. Keep it away from where the trail lies.</summary>
    /// <value>Default <see langword="null"/>: none; the hashes are SHA-256.</value>
    public string? Key { get; set; }

    /// <summary>The chain with the key.</summary>
    /// <returns>The chain.</returns>
    /// <exception cref="FormatException"><see cref="Key"/> is no Base64.</exception>
    /// <exception cref="ArgumentException"><see cref="Key"/> is too short.</exception>
    public AuditChain CreateChain() => new(string.IsNullOrEmpty(Key) ? null : Convert.FromBase64String(Key));
}
