namespace AvatarKit;

/// <summary>The tags that are open at a place, with where they began. Not thread-safe.</summary>
internal sealed class OpenTags
{
    private readonly List<PlacedTag> tags = [];

    /// <summary>The tags, the outermost first.</summary>
    public IReadOnlyList<PlacedTag> Tags => tags;

    public bool Has(VoiceTagKind kind) => tags.Exists(open => open.Tag.Kind == kind);

    /// <summary>Opens a tag.</summary>
    /// <returns>Whether it is followed: not within too many.</returns>
    public bool Open(PlacedTag tag)
    {
        if (tags.Count >= VoiceTags.Deepest)
        {
            return false;
        }

        tags.Add(tag);
        return true;
    }

    /// <summary>Closes a tag and those that were left open in it.</summary>
    /// <param name="kind">Which one.</param>
    /// <returns>What is closed, the innermost first; empty where none is open.</returns>
    public IReadOnlyList<PlacedTag> Close(VoiceTagKind kind)
    {
        int from = tags.FindLastIndex(open => open.Tag.Kind == kind);
        return from < 0 ? [] : CloseFrom(from);
    }

    /// <summary>Closes all.</summary>
    public IReadOnlyList<PlacedTag> CloseAll()
    {
        if (tags.Count == 0)
        {
            return [];
        }

        return CloseFrom(0);
    }

    private List<PlacedTag> CloseFrom(int from)
    {
        List<PlacedTag> closed = tags.GetRange(from, tags.Count - from);
        tags.RemoveRange(from, closed.Count);
        closed.Reverse();
        return closed;
    }
}
