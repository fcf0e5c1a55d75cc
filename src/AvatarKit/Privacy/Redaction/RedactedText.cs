namespace AvatarKit;

/// <summary>A text with placeholders, and what they stand for.</summary>
/// <param name="Text">The text as it may be shown to others.</param>
/// <param name="Values">What was replaced, in the order of the text, each time it stood there.</param>
public sealed record RedactedText(string Text, IReadOnlyList<RedactedValue> Values)
{
    /// <summary>The record without what a person said.</summary>
    /// <returns>How much was replaced.</returns>
    public override string ToString() => $"RedactedText {{ Values = {Values.Count} }}";
}
