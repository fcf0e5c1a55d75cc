namespace AvatarKit;

/// <summary>A question to a knowledge base.</summary>
/// <param name="Text">The question in a person's own words.</param>
/// <param name="Count">At most this many passages. Default 4.</param>
public sealed record KnowledgeQuery(string Text, int Count = 4)
{
    /// <summary>BCP-47 locale of the question, if known.</summary>
    public string? Locale { get; init; }
}
