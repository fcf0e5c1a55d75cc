namespace AvatarKit;

/// <summary>Cuts a stream of text into stretches to be spoken. Not thread-safe; one per answer.</summary>
public sealed class SentenceSegmenter
{
    private readonly System.Text.StringBuilder pending = new();
    private readonly SegmentationOptions options;
    private int start;

    /// <summary>Creates a segmenter for one answer.</summary>
    /// <param name="options">How to cut.</param>
    public SentenceSegmenter(SegmentationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Whether text waits for the end of its sentence.</summary>
    public bool HasPending => pending.Length > 0;

    /// <summary>Adds the next characters of the answer.</summary>
    /// <param name="delta">The characters.</param>
    /// <param name="output">Receives the segments that are now whole.</param>
    public void Append(ReadOnlySpan<char> delta, ICollection<TextSegment> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        pending.Append(delta);
        if (pending.Length > options.MaxLength)
        {
            Complete(output);
        }
    }

    /// <summary>Gives out what can be spoken of the waiting text, up to its last whole word: for text that has waited too long.</summary>
    /// <param name="output">Receives the segment, if there is one.</param>
    public void CutNow(ICollection<TextSegment> output) => Complete(output);

    /// <summary>Ends the answer and gives out what is left.</summary>
    /// <param name="output">Receives the last segments.</param>
    public void Complete(ICollection<TextSegment> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        string text = pending.ToString();
        pending.Clear();
        if (text.Trim().Length > 0)
        {
            output.Add(new TextSegment(text.Trim(), start + (text.Length - text.TrimStart().Length)));
        }

        start += text.Length;
    }
}
