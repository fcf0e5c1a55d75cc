namespace AvatarKit;

/// <summary>How questions are answered ahead in one run of <see cref="AvatarWarming"/>.</summary>
public sealed record WarmingRun
{
    /// <summary>Who asks: the owner of what is kept, so that erasing this person removes all answers that were made ahead.</summary>
    /// <value>Default <c>avatarkit.warming</c>.</value>
    public string UserId { get; init; } = WarmingOptions.User;

    /// <summary>The tenant whose turns are to find the answers.</summary>
    /// <value>Default <c>default</c>.</value>
    public string TenantId { get; init; } = "default";

    /// <summary>The avatar that is asked where a question names none.</summary>
    /// <value>Default <see langword="null"/>: the default avatar.</value>
    public string? AvatarId { get; init; }

    /// <summary>The locale of answers where a question names none.</summary>
    /// <value>Default <see langword="null"/>: the avatar's.</value>
    public string? Locale { get; init; }

    /// <summary>The voice that speaks.</summary>
    /// <value>Default <see langword="null"/>: the avatar's.</value>
    public string? Voice { get; init; }

    /// <summary>What is made besides text. Speech is kept by the speech cache for <see cref="SpeechCacheOptions.Expiration"/>; faces and video
    /// are made anew for each turn and gain nothing here.</summary>
    /// <value>Default <see cref="AvatarOutputs.Speech"/>.</value>
    public AvatarOutputs Outputs { get; init; } = AvatarOutputs.Speech;

    /// <summary>What the run may spend, in USD. No question is begun once it is spent: it is exceeded by one turn at most, as far as turns cost no
    /// more than <see cref="CostOptions.ReservedPerTurnUsd"/> or the dearest before. A turn whose cost is not known counts as that, too.</summary>
    /// <value>Default <see langword="null"/>: without a bound.</value>
    public decimal? BudgetUsd { get; init; }

    /// <summary>How many questions are asked at once.</summary>
    /// <value>Default 1: the persons who ask meanwhile hardly notice. From 1 to <see cref="WarmingOptions.MostConcurrent"/>.</value>
    public int MaxConcurrent { get; init; } = 1;

    /// <summary>The folder of the journal (<c>warming.jsonl</c>), which says over restarts which answers are not kept, so that they are not paid for
    /// again for 30 days, or until avatar, knowledge or models change. It holds hashes, no questions. Created where it is missing.</summary>
    /// <value>Default <see langword="null"/>: each run finds out anew.</value>
    public string? JournalFolder { get; init; }

    /// <summary>Whether no model is asked: what it would have been asked stands in <see cref="WarmingProgress.Request"/>, for a batch
    /// (<see cref="BatchFile.WriteAsync"/>).</summary>
    /// <value>Default <see langword="false"/>. Not together with <see cref="BatchAnswers"/>.</value>
    public bool CollectsBatch { get; init; }

    /// <summary>The answers of a batch (<see cref="BatchFile.ReadAsync"/>), which take the place of the models': they go the way of any answer,
    /// through voice and guards, and are kept by the same rules.</summary>
    /// <value>Default <see langword="null"/>: models answer.</value>
    public BatchAnswers? BatchAnswers { get; init; }
}
