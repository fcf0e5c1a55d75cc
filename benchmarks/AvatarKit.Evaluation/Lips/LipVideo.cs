using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Measures one finished video file.</summary>
internal static class LipVideo
{
    /// <summary>Measures a video against the audio it was made from.</summary>
    /// <param name="video">The finished video.</param>
    /// <param name="audio">The audio that the marks are about.</param>
    /// <param name="marks">What is said when.</param>
    /// <param name="mouth">Where the mouth is, in pixels; <see langword="null"/>: it is found.</param>
    /// <param name="interruptedAt">When the speech was cut, in seconds of the video.</param>
    /// <param name="trace">A file for the opening of every picture, to look at.</param>
    public static async Task<LipReport> MeasureAsync(
        string video,
        string audio,
        LipMarks marks,
        FrameArea? mouth = null,
        double? interruptedAt = null,
        string? trace = null)
    {
        (int width, int height) = await VideoFrames.SizeAsync(video);
        SourceAudio source = await SourceAudio.ReadAsync(audio);
        SourceAudio container = await SourceAudio.ReadAsync(video);
        AudioLag lag = AudioLag.Find(container, source);
        var speech = new SpeechTimes(marks, lag.At);
        FrameArea area = mouth ?? await MouthFinder.FindAsync(video, width, height, speech);
        MouthPictures pictures = await MouthPictures.ReadAsync(video, area, width, height);
        (double[] openings, double noise) = MouthOpening.Measure(pictures, speech);
        var frames = new LipFrames(pictures.Frames.Starts, pictures.Frames.Ends, openings, noise);
        if (trace is not null)
        {
            await File.WriteAllLinesAsync(trace, Enumerable.Range(0, frames.Count).Select(frame => string.Create(
                CultureInfo.InvariantCulture,
                $"{frames.Starts[frame]:0.0000}\t{frames.Ends[frame]:0.0000}\t{frames.Openings[frame]:0.00}\t"
                    + $"{speech.At(frames.Centre(frame))?.Viseme.ToString() ?? "-"}")));
        }

        return LipMeasure.Measure(
            frames,
            speech,
            near => container.SoundStart(near, 0.12, 0.2),
            interruptedAt,
            new LipReport
            {
                Mouth = area,
                AudioLagMs = lag.Whole * 1000,
                AudioSpreadMs = lag.Spread * 1000,
                FirstPictureMs = frames.Starts[0] * 1000,
            });
    }
}
