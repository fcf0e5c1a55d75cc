namespace AvatarKit.Local;

internal enum SpeechUnitKind
{
    Sentence,
    Item,
    Code,
}
