namespace AvatarKit;

/// <summary>A question to a knowledge base.</summary>
/// <remarks>Who asks and which avatar is asked are there for knowledge bases that answer by it;
/// one whose documents are everybody's leaves them out of account.</remarks>
/// <param name="Text">The question in a person's own words.</param>
/// <param name="Count">At most this many passages. Default 4.</param>
public sealed record KnowledgeQuery(string Text, int Count = 4)
{
    /// <summary>BCP-47 locale of the question, if known.</summary>
    public string? Locale { get; init; }

    /// <summary>The tenant on whose behalf it is asked. A knowledge base that keeps tenants apart gives a question
    /// without one what everybody may see.</summary>
    /// <value>Default <see langword="null"/>: not known.</value>
    public string? TenantId { get; init; }

    /// <summary>The person who asks, within the tenant.</summary>
    /// <value>Default <see langword="null"/>: not known.</value>
    public string? UserId { get; init; }

    /// <summary>The avatar that is asked, for knowledge bases that hold several avatars' documents.</summary>
    /// <value>Default <see langword="null"/>: the default avatar, or not known.</value>
    public string? AvatarId { get; init; }
}
