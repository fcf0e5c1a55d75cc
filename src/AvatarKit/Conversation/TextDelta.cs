namespace AvatarKit;

/// <summary>The next characters of the answer, as the model wrote them, Markdown included.</summary>
public sealed record TextDelta : AvatarResponseUpdate
{
    /// <summary>The characters.</summary>
    public required string Text { get; init; }
}
