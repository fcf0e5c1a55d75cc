namespace AvatarKit;

/// <summary>Audio could not be read: it is no WAV file, or one of a kind that is not understood, or it breaks off before its first sample.</summary>
public sealed class AudioFormatException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code: <c>audio.not_wave</c>, <c>audio.unsupported</c>, <c>audio.truncated</c> or <c>audio.too_long</c>.</param>
    /// <param name="message">What was found and the way out.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public AudioFormatException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
