namespace AvatarKit;

/// <summary>How long each class of data is kept. Read once, validated when the host starts.</summary>
/// <remarks>An age that nothing in the host enforces is refused. A store's own expiry (<c>TimeToLive</c> of DynamoDB, lifecycle rules of S3) works
/// without these.</remarks>
public sealed class RetentionOptions
{
    /// <summary>Whether the host removes what is old enough.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>From the end of one round to the next; the first begins when the host has started.</summary>
    /// <value>Default 1 hour; 1 minute to 7 days.</value>
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);

    /// <summary>About how many are removed at once.</summary>
    /// <value>Default 500.</value>
    [SettingRange(1, 100_000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>How long a conversation is kept after its last activity.</summary>
    /// <value>Default <see langword="null"/>: until it is erased. At least 1 minute, as for all classes.</value>
    public TimeSpan? Conversations { get; set; }

    /// <summary>How long an asset is kept. Give assets no less than conversations, which name them.</summary>
    /// <value>Default <see langword="null"/>: until it is erased.</value>
    public TimeSpan? Assets { get; set; }

    /// <summary>How long costs are kept. Takes an <see cref="IRetainedData"/> of the host's.</summary>
    /// <value>Default <see langword="null"/>: until they are erased.</value>
    public TimeSpan? Costs { get; set; }

    /// <summary>How long consents are kept. Takes an <see cref="IRetainedData"/> of the host's.</summary>
    /// <value>Default <see langword="null"/>: until they are erased.</value>
    public TimeSpan? Consents { get; set; }

    /// <summary>How long records of the audit trail are kept.</summary>
    /// <value>Default <see langword="null"/>: for ever, or as long as the trail has room.</value>
    public TimeSpan? Audit { get; set; }

    internal IEnumerable<KeyValuePair<RetentionClass, TimeSpan?>> Ages =>
    [
        new(RetentionClass.Conversations, Conversations),
        new(RetentionClass.Assets, Assets),
        new(RetentionClass.Costs, Costs),
        new(RetentionClass.Consents, Consents),
        new(RetentionClass.Audit, Audit),
    ];
}
