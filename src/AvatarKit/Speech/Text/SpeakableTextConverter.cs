namespace AvatarKit;

/// <summary>Makes written text speakable. Stateless and thread-safe.</summary>
/// <remarks>
/// <para>Markdown and HTML lose their marks; a link is its text, an image its description; a block of code is named, not read; a small table is
/// read row by row, of a large one the size is said. Emoji and everything else that cannot be said is left out.</para>
/// <para>In English, German, Spanish, French, Italian and Portuguese, addresses, money, units, dates, times, signs and common abbreviations become
/// words, by the locale's separators and forms. In any other language numbers and common signs are left to the voice, and no
/// word of another language is put in.</para>
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
        Lexicon lexicon = LexiconCatalog.Find(locale);
        PlainText plain = new(text.Length);
        new MarkdownReader(text, plain, lexicon).Read();
        return SpeakableNormalizer.Say(plain, lexicon).ToText(text);
    }

    /// <summary>What is said of a piece of running text.</summary>
    /// <param name="text">The piece, without blocks.</param>
    /// <param name="lexicon">The language.</param>
    /// <returns>What is said.</returns>
    internal static string Inline(string text, Lexicon lexicon)
    {
        PlainText plain = new(text.Length);
        new InlineReader(text, plain, lexicon).Read(0, text.Length);
        return SpeakableNormalizer.Say(plain, lexicon).ToString();
    }
}
