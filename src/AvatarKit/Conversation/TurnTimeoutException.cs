namespace AvatarKit;

/// <summary>A turn took longer than it may altogether.</summary>
public sealed class TurnTimeoutException : AvatarKitException
{
    /// <summary>Creates the error, with the code <c>turn.timeout</c>.</summary>
    /// <param name="timeout">How long the turn may take.</param>
    /// <param name="innerException">What was cancelled by it.</param>
    public TurnTimeoutException(TimeSpan timeout, Exception? innerException = null)
        : base("turn.timeout", "The turn took longer than AvatarChatbotOptions.Limits.TurnTimeout.", innerException) => Timeout = timeout;

    /// <summary>How long the turn may take.</summary>
    public TimeSpan Timeout { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
