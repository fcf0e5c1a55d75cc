namespace AvatarKit;

/// <summary>Follows the voice tags of a text while its Markdown is taken off, and says in the end which stretch of what is said each is about.
/// Not thread-safe; one per text.</summary>
/// <param name="text">What was written.</param>
/// <param name="plain">What is left without marks.</param>
/// <param name="lexicon">The language.</param>
/// <param name="placed">Tags that were taken out of the text before, in order.</param>
internal sealed class CueCollector(string text, PlainText plain, Lexicon lexicon, IReadOnlyList<PlacedTag>? placed)
{
    private const int LongestContent = 400;

    private static readonly IReadOnlyList<PlacedTag> None = [];

    private readonly OpenTags open = new();
    private List<CueStretch>? stretches;
    private readonly IReadOnlyList<PlacedTag> placed = placed ?? None;
    private int next;

    /// <summary>The index at which the next tag stood that was taken out before.</summary>
    public int NextPlaced => next < placed.Count ? placed[next].Index : int.MaxValue;

    /// <summary>Follows the tags that stood at an index or before it.</summary>
    /// <returns>Where reading goes on.</returns>
    public int TakePlaced(int at, int limit)
    {
        while (next < placed.Count && placed[next].Index <= at)
        {
            VoiceTag tag = placed[next++].Tag;
            int end = tag.Opens && tag.Kind is VoiceTagKind.Sub or VoiceTagKind.SayAs or VoiceTagKind.Lang && next < placed.Count
                && placed[next] is { Tag.IsEnd: true } close && close.Tag.Kind == tag.Kind ? close.Index : -1;
            at = Follow(tag, at, 0, end <= limit ? end : -1);
        }

        return at;
    }

    /// <summary>Follows the tag at an index of the text.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="limit">Where the run of text ends.</param>
    /// <returns>Where reading goes on; 0 where there is none.</returns>
    public int TakeWritten(int at, int limit)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, limit - at);
        bool isCode = at > 0 && text[at - 1] == '`';
        if (isCode || VoiceTags.Read(rest, final: true, open, out VoiceTag? tag, out int length) != Decision.Yes)
        {
            return 0;
        }

        return Follow(tag!, at, length, tag!.Opens ? ContentEnd(tag.Kind, at + length, limit) : -1);
    }

    /// <summary>Notes a stretch.</summary>
    public void Add(CueStretch stretch) => (stretches ??= []).Add(stretch);

    /// <summary>Ends the text.</summary>
    /// <param name="said">What is said of it.</param>
    /// <returns>The same with its cues.</returns>
    public SpeakableText Finish(SpeakableText said)
    {
        while (next < placed.Count)
        {
            Follow(placed[next].Tag, Math.Min(text.Length, placed[next++].Index), 0, -1);
        }

        Close(open.CloseAll(), text.Length);
        return stretches is null || said.Spoken.Length == 0 ? said : said with { Cues = CuePlaces.Find(said, stretches) };
    }

    private int Follow(VoiceTag tag, int at, int length, int contentEnd)
    {
        int after = at + length;
        if (tag.IsEnd)
        {
            Part(tag.Kind, at, length);
            Close(open.Close(tag.Kind), at);
            return after;
        }

        if (!tag.Opens)
        {
            if (tag.Kind == VoiceTagKind.Break)
            {
                Break(tag, at, length);
            }

            return after;
        }

        Part(tag.Kind, at, length);
        if (!open.Open(new PlacedTag(after, tag)) || contentEnd <= after || Phrase(tag, text[after..contentEnd]) is not { Length: > 0 } phrase)
        {
            return after;
        }

        plain.AddPhrase(phrase, after, contentEnd - after);
        return contentEnd;
    }

    private string? Phrase(VoiceTag tag, string content)
    {
        switch (tag.Kind)
        {
            case VoiceTagKind.Sub:
                return SpeakableTextConverter.Inline(tag["alias"]!, lexicon);
            case VoiceTagKind.SayAs:
                return SayAs.Say(content, tag, lexicon);
            case VoiceTagKind.Lang when CueValues.Locale(tag) is { } locale:
                // Where both languages read it alike, it keeps its words, each with its own place.
                string said = SpeakableTextConverter.Inline(content, LexiconCatalog.Find(locale));
                return said == SpeakableTextConverter.Inline(content, lexicon) ? null : said;
            default:
                return null;
        }
    }

    private void Break(VoiceTag tag, int at, int length)
    {
        int after = at + length;
        plain.Add(PlainText.LeftOut, at, length);
        if (CueValues.Of(tag) is { } pause)
        {
            Add(new CueStretch(after, after, pause));
        }
    }

    // Paragraphs and sentences are apart.
    private void Part(VoiceTagKind kind, int at, int length)
    {
        if (kind is VoiceTagKind.Paragraph or VoiceTagKind.Sentence)
        {
            plain.AddBreak(at + length);
        }
    }

    private void Close(IReadOnlyList<PlacedTag> closed, int end)
    {
        foreach (PlacedTag tag in closed)
        {
            if (CueValues.Of(tag.Tag) is { } cue && end > tag.Index)
            {
                Add(new CueStretch(tag.Index, end, cue));
            }
        }
    }

    private int ContentEnd(VoiceTagKind kind, int at, int limit)
    {
        if (kind is not (VoiceTagKind.Sub or VoiceTagKind.SayAs or VoiceTagKind.Lang))
        {
            return -1;
        }

        ReadOnlySpan<char> rest = text.AsSpan(at, Math.Min(LongestContent, limit - at));
        int found = rest.IndexOf('<');
        return found >= 0 && VoiceTags.Read(rest[found..], final: true, open, out VoiceTag? tag, out _) == Decision.Yes
            && tag is { IsEnd: true } && tag.Kind == kind ? at + found
            : found >= 0 && kind == VoiceTagKind.Sub && rest[found..].StartsWith("</sub>", StringComparison.OrdinalIgnoreCase) ? at + found
            : -1;
    }
}
