namespace AvatarKit.Fuzz.Targets;

/// <summary>Markdown taken apart for searching.</summary>
internal sealed class MarkdownTarget : TextTarget
{
    public override string Name => "markdown";

    public override int BytesPerByte => 1000;

    protected override void Run(string text, Random random)
    {
        int end = 0;
        foreach (MarkdownBlock block in MarkdownText.ReadBlocks(text))
        {
            Check(block.Start >= end && block.Length >= 0, "blocks follow one another");
            end = block.Start + block.Length;
            Check(end <= text.Length, "blocks lie within the text");
            Check(block.ContentStart >= block.Start && block.ContentStart <= text.Length, "what a block says lies in it");
            Check(block.Level is >= 0 and <= 6, "a heading has a level");
        }

        Check(!MarkdownText.ToPlainText(text).Contains('\n', StringComparison.Ordinal), "plain text is one line");
    }
}
