namespace AvatarKit;

/// <summary>How much speech is kept, for how long, and where. Validated when the host starts.</summary>
public sealed class SpeechCacheOptions
{
    /// <summary>Whether speech is kept at all. Callers who ask for the same sentence at once share one synthesis either way.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Speech is kept this long after it was synthesized. Speech may quote what a person said: this is the longest it stays.</summary>
    /// <value>Default 1 hour; from 1 second to 30 days.</value>
    public TimeSpan Expiration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>At most this many bytes of speech are kept in memory altogether; the least recently used goes first.</summary>
    /// <value>Default 64 MiB: some 35 minutes at 16 kHz.</value>
    [SettingRange(1L << 16, 1L << 40)]
    public long MaxMemoryBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>A single piece of speech of more bytes than this is not kept.</summary>
    /// <value>Default 4 MiB: some two minutes at 16 kHz.</value>
    [SettingRange(1L << 12, 1L << 30)]
    public long MaxEntryBytes { get; set; } = 4L * 1024 * 1024;

    /// <summary>Whether the host's <see cref="ISharedCache"/> or, without one, its <c>IDistributedCache</c> keeps speech too, for other processes.
    /// What is kept there holds the words and the audio: it must be as safe as the conversation store.</summary>
    /// <value>Default <see langword="false"/>: memory alone, also where the host has registered one.</value>
    public bool UseDistributedCache { get; set; }
}
