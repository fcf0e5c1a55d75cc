namespace AvatarKit;

/// <summary>Hands the tags of an answer to its sentences: what is left open holds for the next one, too. Not thread-safe; one per
/// answer.</summary>
internal sealed class TagCarrier
{
    private readonly Queue<PlacedTag> waiting = new();
    private readonly OpenTags open = new();

    /// <summary>Adds tags, in order of their places in the answer.</summary>
    public void Add(IEnumerable<PlacedTag> tags)
    {
        foreach (PlacedTag tag in tags)
        {
            waiting.Enqueue(tag);
        }
    }

    /// <summary>Takes the tags of the next sentence.</summary>
    /// <param name="start">Where it begins in the answer.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>The tags with their places in the sentence; null where there are none.</returns>
    public IReadOnlyList<PlacedTag>? Take(int start, int end)
    {
        List<PlacedTag>? tags = open.Tags.Count > 0 ? [.. open.Tags.Select(static tag => tag with { Index = 0 })] : null;

        // What opens, or pauses, after the sentence belongs to the next one.
        while (waiting.TryPeek(out PlacedTag tag) && (tag.Index < end || (tag.Index == end && tag.Tag.IsEnd)))
        {
            waiting.Dequeue();
            if (tag.Tag.IsEnd)
            {
                open.Close(tag.Tag.Kind);
            }
            else if (tag.Tag.Opens && !open.Open(tag))
            {
                continue;
            }

            (tags ??= []).Add(tag with { Index = Math.Max(0, tag.Index - start) });
        }

        return tags;
    }
}
