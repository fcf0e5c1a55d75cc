namespace AvatarKit;

/// <summary>What is to be done about a person who speaks while the avatar does.</summary>
internal enum BargeInAction
{
    None,
    Hold,
    GoOn,
    Interrupt,
}
