namespace AvatarKit;

/// <summary>A guard did not let a person's message pass. Nothing of it is stored or sent to a model, and the avatar says aloud that it would
/// rather not talk about
/// it (<see cref="AvatarProfile.RefusalReplies"/>).</summary>
public sealed class ContentBlockedException : TurnRefusedException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="code">The guard's code, such as <c>guard.topic</c>.</param>
    /// <param name="message">What was refused and by what, without user text.</param>
    /// <param name="category">Why.</param>
    public ContentBlockedException(string code, string message, GuardCategory category)
        : base(code, message) => Category = category;

    /// <summary>Why.</summary>
    public GuardCategory Category { get; }
}
