namespace AvatarKit.Rendering;

/// <summary>Captions cannot be written because a font is missing or cannot be read.</summary>
/// <remarks>Codes: <c>captions.font_missing</c>, <c>captions.font_unusable</c>.</remarks>
public sealed class CaptionFontException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable, dotted, machine-readable code.</param>
    /// <param name="message">What went wrong and what to do about it.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public CaptionFontException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
