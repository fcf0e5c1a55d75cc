namespace AvatarKit;

/// <summary>What a <see cref="SpeechMark"/> marks.</summary>
public enum SpeechMarkKind
{
    /// <summary>A mouth shape or sound; <see cref="SpeechMark.Value"/> is its symbol in <see cref="SpeechMark.Alphabet"/>.</summary>
    Viseme,

    /// <summary>A word of the spoken text.</summary>
    Word,

    /// <summary>A sentence of the spoken text.</summary>
    Sentence,

    /// <summary>A place the text's own markup marks; <see cref="SpeechMark.Value"/> is its name. Only voices that read markup give it.</summary>
    Bookmark,
}
