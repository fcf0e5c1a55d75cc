namespace AvatarKit.AspNetCore;

/// <summary>What a reply page says besides the reply.</summary>
public sealed class ReplyPageOptions
{
    /// <summary>The page's title. Default: <c>Avatar</c>.</summary>
    public string Title { get; init; } = "Avatar";

    /// <summary>The question that was answered, shown above the answer. Default: none.</summary>
    public string? Question { get; init; }

    /// <summary>Whose face speaks. Default: the first of <see cref="BrowserFace.Characters"/>, Ava.</summary>
    public BrowserFace? Face { get; init; }

    /// <summary>BCP-47 language of the answer, for screen readers and hyphenation. Default: <c>en</c>.</summary>
    public string Language { get; init; } = "en";
}
