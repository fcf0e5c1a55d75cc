using System.Threading.Channels;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A painter with the frames its pictures are converted into: as many as keep painting and encoding going at the same time. Used by one turn at a time.</summary>
internal sealed class FaceStage : IDisposable
{
    private const int FrameCount = 3;

    private readonly FacePainter painter;
    private readonly VideoFrame[] frames = new VideoFrame[FrameCount];
    private readonly Channel<VideoFrame> free = Channel.CreateBounded<VideoFrame>(FrameCount);

    public FaceStage(AvatarFace face, PainterOptions options, bool alpha)
    {
        painter = face.CreatePainter(options);
        for (int i = 0; i < FrameCount; i++)
        {
            frames[i] = new VideoFrame(options.Width, options.Height, alpha, frame => free.Writer.TryWrite(frame));
            frames[i].Return();
        }
    }

    /// <summary>Whether every frame is back, so that another turn may use it.</summary>
    public bool IsWhole => free.Reader.Count == FrameCount;

    /// <summary>Paints a picture.</summary>
    /// <returns>Whether it differs from the one before.</returns>
    public bool Paint(ReadOnlySpan<float> pose, TimeSpan time)
    {
        if (!painter.Paint(pose, time))
        {
            return false;
        }

        foreach (SKRectI area in painter.Changes)
        {
            foreach (VideoFrame frame in frames)
            {
                frame.Expire(area);
            }
        }

        return true;
    }

    /// <summary>Waits for a frame and brings it up to date with the last picture.</summary>
    public async ValueTask<VideoFrame> TakeFrameAsync(CancellationToken cancellationToken)
    {
        VideoFrame frame = await free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        frame.Refresh(painter.Picture);
        return frame;
    }

    public void Dispose()
    {
        painter.Dispose();
        foreach (VideoFrame frame in frames)
        {
            frame.Dispose();
        }
    }
}
