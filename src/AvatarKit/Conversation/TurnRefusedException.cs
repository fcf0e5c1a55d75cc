namespace AvatarKit;

/// <summary>A turn was refused before anything was spent on it. <see cref="AvatarKitException.RetryAfter"/> says when to come back,
/// where that helps.</summary>
/// <remarks>The base of all refusals; policies of a host may throw it as it is.</remarks>
public class TurnRefusedException : AvatarKitException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="code">A stable code such as <c>rate.exceeded</c>.</param>
    /// <param name="message">Why, and what would be accepted, without user text.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public TurnRefusedException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }

    /// <summary>What the avatar says about it aloud; <see langword="null"/>: nothing.</summary>
    internal string? SpokenReply { get; init; }

    /// <summary>Whether the same request may be accepted later: where <see cref="AvatarKitException.RetryAfter"/> is set.</summary>
    public override bool IsTransient => RetryAfter is not null;
}
