namespace AvatarKit.Local;

internal enum SmallTalkKind
{
    None,
    Greeting,
    Thanks,
    Goodbye,
    WhoAmI,
    Abilities,
}
