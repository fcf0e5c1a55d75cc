namespace AvatarKit;

/// <summary>Makes written text speakable. Stateless and thread-safe.</summary>
/// <remarks>
/// <para>Markdown and HTML lose their marks; a link is its text, an image its description; a block of code is named, not read; a small table is
/// read row by row, of a large one the size is said. What cannot be said is left out, and so are emoji unless
/// <see cref="SpeakableTextOptions.NameEmoji"/> is set.</para>
/// <para>In English, German, Spanish, French, Italian and Portuguese, addresses, money, units, dates, times, ordinals, fractions, Roman numerals,
/// signs and common abbreviations become words, by the locale's separators, currency and forms. In some 80 other languages numbers, money, units and
/// dates do, by the rules of Unicode CLDR 48.2. Whole numbers stay digits where every voice reads them right. In a language that neither knows,
/// numbers and common signs are left to the voice; no word of another language is put in.</para>
/// <para>Marks of sources, tags that are no HTML and tokens of chat templates are not said. Tags of W3C's Speech Synthesis Markup Language 1.1
/// become <see cref="SpeakableText.Cues"/>; one that is not closed lasts to the end of the text.</para>
/// <para>No <c>* _ | ` # ^ ~ \ { } [ ]</c>, control, zero-width or direction characters remain. Any text is accepted, unpaired surrogates
/// included; time is linear in its length.</para>
/// </remarks>
public static class SpeakableTextConverter
{
    /// <summary>Makes a stretch of an answer speakable.</summary>
    /// <param name="text">As written, Markdown included.</param>
    /// <param name="locale">BCP-47 locale of the text.</param>
    /// <returns>What a voice says and how it maps back; <see cref="SpeakableText.Spoken"/> is empty when no letter or digit is left.</returns>
    public static SpeakableText Convert(string text, string locale)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        return Convert(text, locale, new SpeakableTextOptions());
    }

    /// <summary>Makes a stretch of an answer speakable, as the host wishes it.</summary>
    /// <param name="text">As written, Markdown included.</param>
    /// <param name="locale">BCP-47 locale of the text.</param>
    /// <param name="options">Words of the host's own, and whether emoji are named.</param>
    /// <returns>What a voice says and how it maps back; phones of the lexicons are among <see cref="SpeakableText.Cues"/>.</returns>
    public static SpeakableText Convert(string text, string locale, SpeakableTextOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        ArgumentNullException.ThrowIfNull(options);
        return Convert(new TextSegment(text, 0), locale, options);
    }

    /// <summary>Makes a sentence speakable, with the voice tags that were taken out of it.</summary>
    internal static SpeakableText Convert(TextSegment sentence, string locale, SpeakableTextOptions options)
    {
        Lexicon lexicon = LexiconCatalog.Find(locale);
        var plain = PlainText.Rent(sentence.Text.Length);
        CueCollector cues = new(sentence.Text, plain, lexicon, sentence.VoiceTags);
        new MarkdownReader(sentence.Text, plain, lexicon, cues).Read();
        OwnWords? words = options.Lexicons.Count == 0 ? null : OwnWords.For(locale, options.Lexicons, cues);
        EmojiNames? emoji = options.NameEmoji ? EmojiNames.Find(locale) : null;
        SpeakableText said = cues.Finish(SpeakableNormalizer.Say(plain, lexicon, words, emoji).ToText(sentence.Text));
        plain.Return();
        return said;
    }

    /// <summary>What is said of a piece of running text.</summary>
    /// <param name="text">The piece, without blocks.</param>
    /// <param name="lexicon">The language.</param>
    /// <returns>What is said.</returns>
    internal static string Inline(string text, Lexicon lexicon)
    {
        var plain = PlainText.Rent(text.Length);
        new InlineReader(text, plain, lexicon).Read(0, text.Length);
        string said = SpeakableNormalizer.Say(plain, lexicon).ToWords();
        plain.Return();
        return said;
    }
}
