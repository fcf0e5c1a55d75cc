namespace AvatarKit;

/// <summary>It cannot be told what is personal in a text (<c>redaction.failed</c>): it goes nowhere.</summary>
public sealed class RedactionException : TurnRefusedException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Who failed and what to do about it, without user text.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public RedactionException(string message, Exception? innerException = null)
        : base("redaction.failed", message, innerException)
    {
    }
}
