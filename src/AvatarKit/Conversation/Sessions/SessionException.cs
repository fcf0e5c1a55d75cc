namespace AvatarKit;

/// <summary>A session refused a verb, or could not be opened.</summary>
public sealed class SessionException : AvatarKitException
{
    private readonly bool transient;

    /// <summary>Creates the refusal.</summary>
    /// <param name="code">
    /// A stable code: <c>session.closed</c>, <c>session.busy</c>, <c>session.exists</c>, <c>session.too_many</c>,
    /// <c>session.no_recognizer</c>.
    /// </param>
    /// <param name="message">What was refused and the way out, without user text.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public SessionException(string code, string message, bool isTransient = false, Exception? innerException = null)
        : base(code, message, innerException) => transient = isTransient;

    /// <inheritdoc/>
    public override bool IsTransient => transient;
}
