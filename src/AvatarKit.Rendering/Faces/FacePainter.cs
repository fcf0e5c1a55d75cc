using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Paints one face at one size, frame after frame, and says what changed. Not thread-safe.</summary>
internal abstract class FacePainter(int seed = 0) : IDisposable
{
    private readonly RenderOptions idle = new() { Seed = seed };

    /// <summary>The picture as of the last <see cref="Paint(ReadOnlySpan{float}, TimeSpan, in BodyPose)"/>: BGRA, premultiplied, opaque
    /// unless the background is transparent. The painter owns it.</summary>
    public abstract SKBitmap Picture { get; }

    /// <summary>What the last <see cref="Paint(ReadOnlySpan{float}, TimeSpan, in BodyPose)"/> changed, in pixels, even-aligned, not overlapping;
    /// the whole picture after the first.</summary>
    public abstract ReadOnlySpan<SKRectI> Changes { get; }

    /// <summary>Paints a frame. Allocates nothing on the managed heap once warm.</summary>
    /// <param name="pose">The 55 channels of <see cref="FaceChannel"/>; values that are not finite count as 0.</param>
    /// <param name="time">Time since the turn's first audio.</param>
    /// <param name="standing">Shoulders and breath.</param>
    /// <returns>Whether anything changed.</returns>
    public abstract bool Paint(ReadOnlySpan<float> pose, TimeSpan time, in BodyPose standing);

    /// <summary>Paints a frame of someone who does not speak.</summary>
    /// <param name="pose">The 55 channels.</param>
    /// <param name="time">Time since the turn's first audio.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Paint(ReadOnlySpan<float> pose, TimeSpan time) => Paint(pose, time, FacePose.SampleIdleBody(idle, time.TotalSeconds));

    /// <summary>Where the mouth is in the picture at rest, in pixels: what a measurement of lips looks at.</summary>
    public abstract SKRectI MouthArea { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the pixels.</summary>
    protected abstract void Dispose(bool disposing);
}
