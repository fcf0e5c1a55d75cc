namespace AvatarKit;

/// <summary>A voice could not speak.</summary>
public class SpeechException : AvatarKitException
{
    private readonly bool transient;

    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>speech.failed</c>.</param>
    /// <param name="message">What failed and the way out, without the text to be spoken.</param>
    /// <param name="provider">The speech provider, for example <c>flite</c>.</param>
    /// <param name="innerException">The provider's own error.</param>
    /// <param name="isTransient">Whether the same call may succeed later; the engine then tries it again before the first audio.</param>
    public SpeechException(string code, string message, string provider, Exception? innerException = null, bool isTransient = false)
        : base(code, message, innerException) => (Provider, transient) = (provider, isTransient);

    /// <summary>The speech provider, for example <c>flite</c>.</summary>
    public string Provider { get; }

    /// <inheritdoc/>
    public override bool IsTransient => transient;
}
