namespace AvatarKit;

/// <summary>The elements of W3C's Speech Synthesis Markup Language that are followed.</summary>
internal enum VoiceTagKind
{
    Break,
    Emphasis,
    Prosody,
    SayAs,
    Sub,
    Lang,
    Phoneme,
    Speak,
    Paragraph,
    Sentence,
}
