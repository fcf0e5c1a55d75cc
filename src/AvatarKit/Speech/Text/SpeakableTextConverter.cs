namespace AvatarKit;

/// <summary>Makes written text speakable. Stateless and thread-safe.</summary>
public static class SpeakableTextConverter
{
    /// <summary>Makes a stretch of an answer speakable.</summary>
    /// <param name="text">As written, Markdown included.</param>
    /// <param name="locale">BCP-47 locale of the text.</param>
    /// <returns>What a voice says and how it maps back.</returns>
    public static SpeakableText Convert(string text, string locale)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        return new SpeakableText(text, text, [new SpeakableSpan(0, text.Length, 0, text.Length)]);
    }
}
