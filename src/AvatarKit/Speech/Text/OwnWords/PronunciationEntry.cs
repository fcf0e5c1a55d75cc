namespace AvatarKit;

/// <summary>How a word or a few are pronounced; an entry of a <see cref="PronunciationLexicon"/>. Immutable and thread-safe.</summary>
public sealed record PronunciationEntry
{
    /// <summary>As it is written, for example <c>AWS</c> or <c>San José</c>: 1 to 100 characters with a letter or digit in them. Where
    /// white space is, any will do.</summary>
    public required string Written { get; init; }

    /// <summary>What is said instead, in words that any voice reads right, at most 500 characters; <see langword="null"/>: what is
    /// written.</summary>
    public string? Alias { get; init; }

    /// <summary>How it sounds, in letters of the International Phonetic Alphabet with stress marks, at most 200 characters, for voices that take
    /// phones (<see cref="SpeechCue.Phones"/>); <see langword="null"/>: as the voice would. The others say <see cref="Alias"/>.</summary>
    public string? Phones { get; init; }
}
