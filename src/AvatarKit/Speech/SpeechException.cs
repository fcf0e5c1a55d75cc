namespace AvatarKit;

/// <summary>A voice could not speak.</summary>
public class SpeechException : ProviderException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>speech.failed</c>.</param>
    /// <param name="message">What failed and the way out, without the text to be spoken.</param>
    /// <param name="provider">The speech provider, for example <c>flite</c>.</param>
    /// <param name="isTransient">Whether the same call may succeed later; the engine then tries it again before the first audio.</param>
    /// <param name="innerException">The provider's own error.</param>
    public SpeechException(string code, string message, string provider, bool isTransient = false, Exception? innerException = null)
        : base(code, message, provider, isTransient, innerException)
    {
    }
}
