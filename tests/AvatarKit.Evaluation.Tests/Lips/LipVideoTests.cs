namespace AvatarKit.Evaluation.Tests.Lips;

public class LipVideoTests
{
    /// <summary>How well a planted truth must be found, in milliseconds.</summary>
    private const double Tolerance = 3;

    private static readonly string[] BFrames = ["-c:v", "libx264", "-preset", "veryfast", "-bf", "3", "-crf", "23", "-c:a", "aac"];

    private static readonly VideoPlan[] Plans =
    [
        new("60 frames a second"),
        new("30 frames a second with B-frames") { FrameRate = 30, Encoding = BFrames },
        new("24 frames a second, coarse") { FrameRate = 24, Encoding = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "34", "-c:a", "aac"] },
        new("a variable rate") { Keeps = static frame => frame % 7 is not (2 or 3) && frame % 5 != 4, Select = "not(eq(mod(n,7),2)+eq(mod(n,7),3)+eq(mod(n,5),4))", Encoding = BFrames },
        new("audio late by an edit list") { AudioDelay = 0.12, Encoding = BFrames },
        new("fragments") { Encoding = ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov+default_base_moof+delay_moov", "-g", "60"] },
        new("WebM") { Extension = ".webm", FrameRate = 30, Encoding = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"] },
        .. DrawnLook.All.Skip(1).Select(static look => new VideoPlan(look.Name) { FrameRate = 30, Look = look }),
    ];

    public static TheoryData<string> Names => [.. Plans.Select(static plan => plan.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_was_drawn_is_what_is_measured(string name)
    {
        VideoPlan plan = Plans.Single(plan => plan.Name == name);
        using DrawnVideo video = await new DrawnVideo().MakeAsync(plan);
        LipReport report = await video.MeasureAsync();
        double delay = report.AudioLagMs - report.FirstPictureMs;
        Assert.InRange(delay, (plan.AudioDelay * 1000) - Tolerance, (plan.AudioDelay * 1000) + Tolerance);
        Assert.InRange(report.AudioSpreadMs, 0, Tolerance);
        AssertClose(video.KnownClosures(plan.AudioDelay), report.Closures);
        Assert.Empty(report.MissedClosures);
        Assert.Empty(report.MissedOnsets);
        Assert.Empty(report.NeverShut);
    }

    private static void AssertClose(IReadOnlyList<double> known, IReadOnlyList<LipEvent> measured)
    {
        Assert.Equal(known.Count, measured.Count);
        Assert.All(known.Zip(measured), static pair => Assert.InRange(pair.Second.Ms, pair.First - Tolerance, pair.First + Tolerance));
    }
}
