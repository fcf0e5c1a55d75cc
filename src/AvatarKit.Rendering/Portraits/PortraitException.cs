namespace AvatarKit.Rendering;

/// <summary>A picture could not be made a portrait that speaks.</summary>
public sealed class PortraitException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code: <c>portrait.no_face</c>, <c>portrait.face_too_small</c>, <c>portrait.face_turned</c>,
    /// <c>portrait.landmarks_invalid</c> or <c>portrait.no_detector</c>.</param>
    /// <param name="message">What is wrong and the way out.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public PortraitException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }

    /// <summary>Where in the landmarks file, as a JSON path such as <c>$.points[12][0]</c>; <see langword="null"/>: nowhere in particular.</summary>
    public string? JsonPath { get; init; }
}
