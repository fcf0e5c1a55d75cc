namespace AvatarKit.Rendering;

/// <summary>A video could not be made.</summary>
/// <remarks>
/// Codes: <c>video.ffmpeg_missing</c>, <c>video.ffmpeg_unsuitable</c> (too old, or without an encoder that is needed), <c>video.ffmpeg_failed</c>,
/// <c>video.stalled</c>, <c>video.busy</c>, <c>video.audio_format</c>, <c>video.unknown_face</c>, <c>video.size</c>, <c>video.disk_full</c>,
/// <c>video.file</c>.
/// </remarks>
public sealed class VideoException : AvatarKitException
{
    private readonly bool transient;

    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>video.ffmpeg_failed</c>.</param>
    /// <param name="message">What failed and the way out.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public VideoException(string code, string message, bool isTransient = false, Exception? innerException = null)
        : base(code, message, innerException) => transient = isTransient;

    /// <inheritdoc/>
    public override bool IsTransient => transient;

    /// <summary>The last lines the encoder wrote about it, or <see langword="null"/> when it wrote none.</summary>
    public string? EncoderLog { get; init; }
}
