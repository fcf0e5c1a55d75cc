namespace AvatarKit;

/// <summary>How content is encrypted at rest. Takes <c>UseEncryption()</c>; read once, validated when the host starts.</summary>
public sealed class EncryptionOptions
{
    /// <summary>Whether what was stored before encryption was switched on can still be read. Switch it off when all of it is gone or encrypted:
    /// until then who can write to the medium can put something there that is not encrypted.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool AllowPlaintext { get; set; } = true;

    /// <summary>How long an unwrapped data key is kept in memory, so that not every call asks the key ring.</summary>
    /// <value>Default 5 minutes; zero to a day. Whether the person still has the key is looked up each time.</value>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many unwrapped data keys are kept in memory.</summary>
    /// <value>Default 10,000.</value>
    [SettingRange(1, 1_000_000)]
    public int MaxKeys { get; set; } = 10_000;
}
