namespace AvatarKit;

/// <summary>How <see cref="SpeakableTextConverter"/> reads a text. Immutable and thread-safe.</summary>
public sealed record SpeakableTextOptions
{
    /// <summary>How names and terms are pronounced; the first that knows a word is used, and none that is for another locale.</summary>
    public IReadOnlyList<PronunciationLexicon> Lexicons { get; init; } = [];

    /// <summary>Whether emoji are said by their names in the locale's language: <c>thumbs up</c>.</summary>
    /// <value>Default <see langword="false"/>: they are left out.</value>
    /// <remarks>There are names in Arabic, Chinese, Czech, Danish, Dutch, English, Finnish, French, German, Greek, Hebrew, Hindi, Hungarian,
    /// Italian, Japanese, Korean, Norwegian, Polish, Portuguese, Romanian, Russian, Spanish, Swedish, Turkish and Ukrainian, from Unicode CLDR
    /// 48.2. Skin tones are not said; of the same emoji several times in a row, one is.</remarks>
    public bool NameEmoji { get; init; }
}
