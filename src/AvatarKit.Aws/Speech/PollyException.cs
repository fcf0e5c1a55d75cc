namespace AvatarKit.Aws;

/// <summary>Amazon Polly could not speak. What Polly itself said is in the inner exception alone: it may quote the text.</summary>
public sealed class PollyException : SpeechException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">
    /// A stable code such as <c>polly.throttled</c>, <c>polly.text_too_long</c>, <c>polly.invalid_ssml</c>, <c>polly.lexicon_missing</c>,
    /// <c>polly.engine_not_supported</c>, <c>polly.credentials</c> or <c>polly.unavailable</c>.
    /// </param>
    /// <param name="message">What failed and the way out, without the text to be spoken.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">Polly's own error.</param>
    public PollyException(string code, string message, bool isTransient = false, Exception? innerException = null)
        : base(code, message, "polly", isTransient, innerException)
    {
    }

    /// <summary>The id under which AWS knows the request, where Polly answered.</summary>
    public string? RequestId { get; init; }
}
