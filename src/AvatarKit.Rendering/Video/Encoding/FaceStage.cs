using System.Threading.Channels;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A painter with the frames its pictures are converted into: as many as keep painting and encoding going at the same time.
/// Used by one turn at a time.</summary>
internal sealed class FaceStage : IDisposable
{
    private const int FrameCount = 6;

    private readonly FacePainter painter;
    private readonly CaptionLayer? captions;
    private readonly VideoFrame[] frames = new VideoFrame[FrameCount];
    private readonly Channel<VideoFrame> free = Channel.CreateBounded<VideoFrame>(FrameCount);

    public FaceStage(AvatarFace face, PainterOptions options, bool alpha, bool hasCaptions)
    {
        painter = face.CreatePainter(options);
        captions = hasCaptions ? new CaptionLayer(options.Width, options.Height) : null;
        for (int i = 0; i < FrameCount; i++)
        {
            frames[i] = new VideoFrame(options.Width, options.Height, alpha, frame => free.Writer.TryWrite(frame));
            frames[i].Return();
        }
    }

    /// <summary>Whether every frame is back, so that another turn may use it.</summary>
    public bool IsWhole => free.Reader.Count == FrameCount;

    /// <summary>Paints a picture.</summary>
    /// <param name="pose">The pose.</param>
    /// <param name="time">Time since the turn's first sound.</param>
    /// <param name="body">Shoulders and breath.</param>
    /// <param name="caption">What is being said, or <see langword="null"/> when nothing is.</param>
    /// <param name="sample">Where in its sentence's sound that is.</param>
    /// <returns>Whether it differs from the one before.</returns>
    public bool Paint(ReadOnlySpan<float> pose, TimeSpan time, in BodyPose body, SpokenCaption? caption, long sample)
    {
        bool hasChanged = painter.Paint(pose, time, body);
        ReadOnlySpan<SKRectI> changes = hasChanged ? painter.Changes : default;
        foreach (SKRectI area in changes)
        {
            Expire(area);
        }

        if (captions is not null && captions.Update(painter.Picture, changes, caption, sample))
        {
            Expire(captions.Area);
            return true;
        }

        return hasChanged;
    }

    /// <summary>Waits for a frame and brings it up to date with the last picture.</summary>
    public async ValueTask<VideoFrame> TakeFrameAsync(CancellationToken cancellationToken)
    {
        VideoFrame frame = await free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        frame.Refresh(captions?.Picture ?? painter.Picture);
        return frame;
    }

    public void Dispose()
    {
        painter.Dispose();
        captions?.Dispose();
        foreach (VideoFrame frame in frames)
        {
            frame.Dispose();
        }
    }

    private void Expire(SKRectI area)
    {
        foreach (VideoFrame frame in frames)
        {
            frame.Expire(area);
        }
    }
}
