namespace AvatarKit;

/// <summary>Says words as the host's lexicons have it. Not thread-safe; one per text.</summary>
/// <param name="lexicons">The lexicons for the text's locale, the first before the others.</param>
/// <param name="cues">Receives phones.</param>
internal sealed class OwnWords(IReadOnlyList<PronunciationLexicon> lexicons, CueCollector cues)
{
    private int nextCode;

    /// <summary>The words of the lexicons that are for a locale; null where there are none.</summary>
    public static OwnWords? For(string locale, IReadOnlyList<PronunciationLexicon> lexicons, CueCollector cues)
        => lexicons.Where(own => own.IsFor(locale)).ToArray() is { Length: > 0 } mine ? new OwnWords(mine, cues) : null;

    /// <summary>Says the entry at a place, if there is one.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where a token starts; never before an earlier one.</param>
    /// <param name="plain">The text with where its code is.</param>
    /// <returns>How many characters were said.</returns>
    public int TrySay(SpeakableContext context, int at, PlainText plain)
    {
        while (nextCode < plain.Code.Count && plain.Code[nextCode].End <= at)
        {
            nextCode++;
        }

        if (nextCode < plain.Code.Count && plain.Code[nextCode].Start <= at)
        {
            return 0;
        }

        PronunciationEntry? found = null;
        int length = 0;
        foreach (PronunciationLexicon lexicon in lexicons)
        {
            if (lexicon.Words.Find(context.Text[at..], out int size) is { } entry && size > length)
            {
                (found, length) = (entry, size);
            }
        }

        if (found is not null)
        {
            Say(context, found, at, length, plain);
        }

        return length;
    }

    private void Say(SpeakableContext context, PronunciationEntry entry, int at, int length, PlainText plain)
    {
        if (entry.Alias is { } alias)
        {
            context.Rewrite(SpeakableTextConverter.Inline(alias, context.Lexicon), at, at + length);
        }
        else
        {
            SayAsWritten(context, at, length);
        }

        if (entry.Phones is { } phones)
        {
            cues.Add(new CueStretch(plain.StartOf(at), plain.EndOf(at + length - 1), new SpeechCue { Start = 0, Phones = phones }));
        }
    }

    private static void SayAsWritten(SpeakableContext context, int at, int length)
    {
        for (int i = at; i < at + length; i++)
        {
            char c = context.Text[i];
            if (char.IsWhiteSpace(c))
            {
                context.Space(i);
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '-' or '\'' or '’' or '.'
                || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                context.Copy(i, i + 1);
            }
            else
            {
                context.Drop();
            }
        }
    }
}
