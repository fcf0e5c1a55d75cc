namespace AvatarKit.Evaluation.Tests.Lips;

/// <summary>How a video is to be made.</summary>
internal sealed record VideoPlan(string Name)
{
    public double FrameRate { get; init; } = 60;

    public DrawnLook Look { get; init; } = DrawnLook.Plain;

    public string Extension { get; init; } = ".mp4";

    public IReadOnlyList<string> Encoding { get; init; } = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "23", "-c:a", "aac", "-b:a", "96k"];

    /// <summary>How much later the audio stands in the file, in seconds.</summary>
    public double AudioDelay { get; init; }

    /// <summary>Which pictures there are: all, or some for a variable rate.</summary>
    public Func<int, bool> Keeps { get; init; } = static _ => true;

    /// <summary>The same for FFmpeg, as an expression of n.</summary>
    public string Select { get; init; } = "1";

    /// <summary>How far the lips are apart at a moment.</summary>
    public Func<DrawnSpeech, double, double> Opening { get; init; } = static (speech, time) => speech.OpeningAt(time);

    public override string ToString() => Name;
}
