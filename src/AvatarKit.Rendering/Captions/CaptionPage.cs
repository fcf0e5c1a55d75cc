namespace AvatarKit.Rendering;

/// <summary>One or two lines of a caption that are shown together.</summary>
/// <param name="Lines">The lines, as ranges of the caption without the spaces around them.</param>
internal sealed record CaptionPage(IReadOnlyList<CaptionLine> Lines)
{
    /// <summary>The first character of the page in the caption.</summary>
    public int Start => Lines[0].Start;
}

/// <summary>A line of a caption.</summary>
/// <param name="Start">Its first UTF-16 code unit in the caption.</param>
/// <param name="Text">What it shows.</param>
internal sealed record CaptionLine(int Start, string Text);
