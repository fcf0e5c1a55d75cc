namespace AvatarKit.Rendering;

/// <summary>A picture could not be used: it is missing, empty, damaged, no picture at all, or too large.</summary>
public sealed class ImageException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code: <c>image.not_found</c>, <c>image.empty</c>, <c>image.unreadable</c>, <c>image.truncated</c> or
    /// <c>image.too_large</c>.</param>
    /// <param name="message">What is wrong with the picture and the way out.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public ImageException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
