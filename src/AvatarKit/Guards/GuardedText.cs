namespace AvatarKit;

/// <summary>A text for guards to judge, and whose it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text as it was written: an answer with its Markdown, a tool's result as text or JSON. Where models see placeholders
/// for personal data, so do guards in messages and tools' results, and in sentences those that judge outside of the process
/// (<see cref="IContentGuard.Location"/>).</param>
public sealed record GuardedText(GuardedTextKind Kind, string Text)
{
    /// <summary>The BCP-47 locale of the turn.</summary>
    public required string Locale { get; init; }

    /// <summary>The avatar; <see langword="null"/> for the default one.</summary>
    public string? AvatarId { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The person.</summary>
    public required string UserId { get; init; }

    /// <summary>What the avatar is told by its host (<see cref="AvatarProfile.Instructions"/>).</summary>
    public string Instructions { get; init; } = "";

    /// <summary>Of a sentence, what was said before it in the same answer: the last 1,000 characters. A long sentence may come in
    /// parts.</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands between <see cref="Before"/> and the text.</summary>
    internal string Space { get; init; } = "";

    /// <summary>Of a passage, where it stands. Title and section are shown to the model, too.</summary>
    public SourceReference? Source { get; init; }

    /// <summary>Of a tool's result, the tool's name.</summary>
    public string? Tool { get; init; }

    /// <summary>The record's text without what was said.</summary>
    /// <returns>The kind and the length alone.</returns>
    public override string ToString() => $"GuardedText {{ Kind = {Kind}, Length = {Text.Length} }}";
}
