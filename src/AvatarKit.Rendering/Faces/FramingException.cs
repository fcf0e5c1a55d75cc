namespace AvatarKit.Rendering;

/// <summary>A face cannot be drawn in the framing that is asked for.</summary>
/// <remarks>Code: <c>framing.not_available</c>.</remarks>
public sealed class FramingException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable, dotted, machine-readable code.</param>
    /// <param name="message">What went wrong and what to do about it.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public FramingException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
