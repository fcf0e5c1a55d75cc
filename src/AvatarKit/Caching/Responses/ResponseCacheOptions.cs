namespace AvatarKit;

/// <summary>Which answers are kept, for how long, and how like a question must be. Validated when the host starts.</summary>
public sealed class ResponseCacheOptions
{
    /// <summary>Whether answers are kept and given again. <c>UseResponseCache()</c> turns it on.</summary>
    /// <value>Default <see langword="false"/>: every turn asks a model.</value>
    public bool Enabled { get; set; }

    /// <summary>Of all questions that are looked up, at most this share may be given the answer to another question. 0: only the same question is
    /// the same.</summary>
    /// <remarks>The bound holds for traffic like what the similarity was measured on, see docs/caching.md; ratings make it hold for the host's
    /// own.</remarks>
    /// <value>Default 0.01.</value>
    [SettingRange(0.0, 0.2)]
    public double MaxWrong { get; set; } = 0.01;

    /// <summary>Where no model answers, an answer to a similar question may be given, said to be one
    /// (<see cref="AvatarProfile.SimilarAnswerIntroductions"/>): of all questions, at most this share may be given one that does not fit.</summary>
    /// <value>Default 0.05. 0: the avatar apologises instead.</value>
    [SettingRange(0.0, 0.2)]
    public double MaxWrongWithoutModel { get; set; } = 0.05;

    /// <summary>Answers are kept this long.</summary>
    /// <value>Default 24 hours; from 1 second to 30 days.</value>
    public TimeSpan Expiration { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Answers that say that the avatar does not know are kept this long.</summary>
    /// <value>Default 1 minute; from zero, not at all, to <see cref="Expiration"/>.</value>
    public TimeSpan NotKnownExpiration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After its time, an answer may be given this much longer while one turn renews it.</summary>
    /// <value>Default 10 minutes; from zero, not at all, to 30 days.</value>
    public TimeSpan StaleFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>By up to this share the time of an answer is shortened at random, so that what was made together does not expire together.</summary>
    /// <value>Default 0.1.</value>
    [SettingRange(0.0, 0.9)]
    public double Jitter { get; set; } = 0.1;

    /// <summary>How many answers are kept in memory; of some that are compared, the one not used for longest goes first.</summary>
    /// <value>Default 10,000. An answer and its question take some 5 kB.</value>
    [SettingRange(1, 100_000)]
    public int MaxEntries { get; set; } = 10_000;

    /// <summary>How long a turn waits for another that is making the answer to the same question, before it makes one of its own.</summary>
    /// <value>Default 10 seconds; from zero to a day.</value>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether embeddings are compared where the host has registered an <c>IEmbeddingGenerator&lt;string,
    /// Embedding&lt;float&gt;&gt;</c>.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool UseEmbeddings { get; set; } = true;

    /// <summary>From this cosine on, two questions with the same numbers, names and negations have one answer. Depends on the model of the
    /// embeddings:
    /// measure it.</summary>
    /// <value>Default 0.95.</value>
    [SettingRange(0.0, 1.0)]
    public double MinCosine { get; set; } = 0.95;

    /// <summary>How long the embedding of a question is waited for before words alone are compared.</summary>
    /// <value>Default 500 milliseconds; from 1 millisecond to a day.</value>
    public TimeSpan EmbeddingTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the host's <see cref="ISharedCache"/> or, without one, its <c>IDistributedCache</c> keeps answers too, for other processes,
    /// which find them by the same question; in the first also by one that is like it.
    /// What is kept there holds questions and answers: it must be as safe as the conversation store.</summary>
    /// <value>Default <see langword="false"/>: memory alone, also where the host has registered one.</value>
    public bool UseDistributedCache { get; set; }

    /// <summary>Says what else changes an answer, for example a person's contract: only requests with the same word share answers.</summary>
    /// <remarks>Set in code. Called for every turn; must not throw. A request with <see cref="AvatarRequest.AdditionalProperties"/>,
    /// which may change an answer, is looked up and kept only where this is set.</remarks>
    /// <value>Default <see langword="null"/>: nothing else.</value>
    public Func<AvatarRequest, string?>? Partition { get; set; }
}
