namespace AvatarKit;

/// <summary>Reads the tags of speech markup that are followed.</summary>
internal static class VoiceTags
{
    /// <summary>Tags within more tags than these are not followed.</summary>
    public const int Deepest = 16;

    private static readonly Dictionary<string, VoiceTagKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["break"] = VoiceTagKind.Break,
        ["emphasis"] = VoiceTagKind.Emphasis,
        ["prosody"] = VoiceTagKind.Prosody,
        ["say-as"] = VoiceTagKind.SayAs,
        ["sub"] = VoiceTagKind.Sub,
        ["lang"] = VoiceTagKind.Lang,
        ["phoneme"] = VoiceTagKind.Phoneme,
        ["speak"] = VoiceTagKind.Speak,
        ["p"] = VoiceTagKind.Paragraph,
        ["s"] = VoiceTagKind.Sentence,
    };

    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Reads the tag at the start of a text.</summary>
    /// <param name="text">Text from a <c>&lt;</c>.</param>
    /// <param name="final">Whether no more text will arrive.</param>
    /// <param name="open">The tags that are open here: <c>&lt;/sub&gt;</c>, <c>&lt;p&gt;</c> and <c>&lt;s&gt;</c> may be HTML.</param>
    /// <param name="tag">The tag, where it is one.</param>
    /// <param name="length">Its length.</param>
    /// <returns>Whether it is one.</returns>
    public static Decision Read(ReadOnlySpan<char> text, bool final, OpenTags open, out VoiceTag? tag, out int length)
    {
        tag = null;
        length = 0;
        int end = MarkupTag.Name(text, out bool isEnd);
        ReadOnlySpan<char> name = end == 0 ? default : text[(isEnd ? 2 : 1)..end];
        bool isWhole = end > 0 && end < text.Length;
        bool known = Kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out VoiceTagKind kind);
        if (isWhole ? !known : end > 0 && !MayBegin(name))
        {
            return Decision.No;
        }

        Dictionary<string, string> attributes = isEnd || !isWhole ? Nothing : new(StringComparer.OrdinalIgnoreCase);
        Decision read = MarkupTag.Read(text, final, out length, isEnd || !isWhole ? null : attributes);
        if (read == Decision.Yes)
        {
            tag = new VoiceTag(kind, isEnd, length > 1 && text[length - 2] == '/', attributes);
            return IsVoice(tag, open) ? Decision.Yes : Decision.No;
        }

        return read;
    }

    private static bool IsVoice(VoiceTag tag, OpenTags open) => tag.Kind switch
    {
        VoiceTagKind.Sub => tag.IsEnd ? open.Has(VoiceTagKind.Sub) : tag["alias"] is not null,
        VoiceTagKind.Paragraph or VoiceTagKind.Sentence => open.Has(VoiceTagKind.Speak),
        _ => true,
    };

    private static bool MayBegin(ReadOnlySpan<char> start)
    {
        foreach (string name in Kinds.Keys)
        {
            if (name.AsSpan().StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
