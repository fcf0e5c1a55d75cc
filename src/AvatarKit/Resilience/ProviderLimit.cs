namespace AvatarKit;

/// <summary>Which bound a provider passed.</summary>
internal enum ProviderLimit
{
    /// <summary>A single call took too long.</summary>
    Call,

    /// <summary>The first content did not come in time.</summary>
    FirstContent,

    /// <summary>The next item did not come in time.</summary>
    BetweenItems,

    /// <summary>The whole stream took too long.</summary>
    Whole,

    /// <summary>More items came than any answer has.</summary>
    Items,

    /// <summary>More items without content came than any answer has.</summary>
    EmptyItems,

    /// <summary>The provider cancelled its own call: a time-out of its own.</summary>
    OwnTimeout,

    /// <summary>As many calls as may run at once are under way, and as many as may wait for them wait.</summary>
    Busy,
}
