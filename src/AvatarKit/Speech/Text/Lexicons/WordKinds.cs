namespace AvatarKit;

/// <summary>What a word could be the beginning of.</summary>
[Flags]
internal enum WordKinds
{
    /// <summary>Nothing that a language's tables know.</summary>
    None = 0,

    Abbreviation = 1,

    Month = 2,

    Weekday = 4,

    All = Abbreviation | Month | Weekday,
}
