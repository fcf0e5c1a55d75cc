using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Makes stills of faces.</summary>
internal static class Still
{
    /// <summary>When a gesture of the head is near its height, and when hands are.</summary>
    private const double GestureSeconds = 0.3;
    private const double HandSeconds = 0.75;
    private const double CountSeconds = 2.4;

    public static void Write(AvatarFace face, Stream stream, StillOptions options)
    {
        Check(options);
        face.CheckFraming(options.Framing);
        // Painters paint even sizes only.
        using FacePainter painter = face.CreatePainter(
            new PainterOptions((options.Width + 1) & ~1, (options.Height + 1) & ~1)
            {
                Background = options.Background,
                Framing = options.Framing,
                IsStill = true,
            });
        float[] pose = PoseOf(options);
        BodyPose body = options.Gesture is { } gesture ? FacePose.AddGesture(gesture, HeightOf(gesture), pose) : default;
        painter.Paint(pose, TimeSpan.Zero, body);
        using SKImage whole = SKImage.FromBitmap(painter.Picture);
        using SKImage picture = whole.Subset(SKRectI.Create(options.Width, options.Height));
        using SKData data = options.Format == StillFormat.Webp
            ? Webp(picture, options.Quality)
            : picture.Encode(SKEncodedImageFormat.Png, 100)!;
        data.SaveTo(stream);
    }

    private static double HeightOf(Gesture gesture) => gesture switch
    {
        Gesture.Wave or Gesture.Palm => HandSeconds,
        Gesture.Count => CountSeconds,
        _ => GestureSeconds,
    };

    private static SKData Webp(SKImage picture, int quality)
    {
        using SKPixmap pixels = picture.PeekPixels();
        return pixels.Encode(new SKWebpEncoderOptions(
            quality == 100 ? SKWebpEncoderCompression.Lossless : SKWebpEncoderCompression.Lossy, quality == 100 ? 75 : quality))!;
    }

    private static void Check(StillOptions options)
    {
        if (options.Width is < StillOptions.MinSize or > StillOptions.MaxSize || options.Height is < StillOptions.MinSize or > StillOptions.MaxSize)
        {
            throw new ArgumentException(
                $"A still is from {StillOptions.MinSize} to {StillOptions.MaxSize} pixels wide and high; {options.Width} × {options.Height} is not.",
                nameof(options));
        }

        if (options.Quality is < 1 or > 100)
        {
            throw new ArgumentException($"The quality of a still is from 1 to 100, not {options.Quality}.", nameof(options));
        }

        if (options.Pose.Length is not (0 or FaceTrack.ChannelCount))
        {
            throw new ArgumentException(
                $"A pose has {FaceTrack.ChannelCount} values, in the order of FaceChannel; this one has {options.Pose.Length}.", nameof(options));
        }
    }

    private static float[] PoseOf(StillOptions options)
    {
        var pose = new float[FaceTrack.ChannelCount];
        options.Pose.Span.CopyTo(pose);
        for (int i = 0; i < pose.Length; i++)
        {
            pose[i] = float.IsFinite(pose[i]) ? pose[i] : 0;
        }

        FacePose.AddMood(options.Mood, pose);
        return pose;
    }
}
