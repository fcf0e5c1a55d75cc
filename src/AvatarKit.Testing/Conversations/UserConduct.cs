namespace AvatarKit.Testing;

/// <summary>What a user does while an answer comes. By default: listens to its end.</summary>
public sealed record UserConduct
{
    /// <summary>Interrupts once so much speech was heard; <see langword="null"/>: does not. The user hears speech as fast as it comes.</summary>
    public TimeSpan? InterruptAfterHearing { get; init; }

    /// <summary>Interrupts after so many updates; <see langword="null"/>: does not. 0: before the first.</summary>
    public int? InterruptAfterUpdates { get; init; }

    /// <summary>Leaves after so many updates, without a word; <see langword="null"/>: stays.</summary>
    public int? LeaveAfterUpdates { get; init; }

    /// <summary>Listens to the end.</summary>
    public static UserConduct Listens { get; } = new();
}
