namespace AvatarKit;

/// <summary>Why an answer is not kept for others.</summary>
public enum NotCachedReason
{
    /// <summary>The response cache is off: <c>UseResponseCache()</c>.</summary>
    Off,

    /// <summary>The request does not allow it, has attachments, or has options or properties that cannot be told from those of others.</summary>
    Request,

    /// <summary>The question hangs on the moment, on who asks, or on what was said before.</summary>
    Context,

    /// <summary>The answer took a tool: it is of the moment.</summary>
    Tools,

    /// <summary>The answer was made without the knowledge base or the router.</summary>
    Degraded,

    /// <summary>The answer says that the avatar does not know: kept for <see cref="ResponseCacheOptions.NotKnownExpiration"/> only.</summary>
    NotKnown,

    /// <summary>The answer is longer than <see cref="LimitOptions.MaxAnswerLength"/>.</summary>
    TooLong,

    /// <summary>The answer has no words.</summary>
    Empty,

    /// <summary>The answer was made, but the cache does not have it: it is full, was cleared meanwhile, or keeps nothing.</summary>
    NotKept,

    /// <summary>The batch has no answer to the question as it is asked now: it was not in it, or avatar, knowledge or models have changed.</summary>
    NotInBatch,

    /// <summary>The batch says that the provider could not answer.</summary>
    BatchFailed,

    /// <summary>The question or the answer has personal data, and redaction is on.</summary>
    PersonalData,

    /// <summary>The model was given a passage that is one person's (<see cref="KnowledgePassage.Owner"/>).</summary>
    PersonalPassage,
}
