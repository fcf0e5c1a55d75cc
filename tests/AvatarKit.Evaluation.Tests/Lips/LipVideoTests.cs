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
        new("a variable rate")
        {
            Keeps = static frame => frame % 7 is not (2 or 3) && frame % 5 != 4,
            Select = "not(eq(mod(n,7),2)+eq(mod(n,7),3)+eq(mod(n,5),4))",
            Encoding = BFrames,
        },
        new("audio late by an edit list") { AudioDelay = 0.05, Encoding = BFrames },
        new("fragments")
        {
            Encoding =
            [
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "aac",
                "-movflags",
                "frag_keyframe+empty_moov+default_base_moof+delay_moov",
                "-g",
                "60",
            ],
        },
        new("WebM")
        {
            Extension = ".webm",
            FrameRate = 30,
            Encoding = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"],
        },
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

    [Fact]
    public async Task A_shift_of_40_ms_is_seen_as_such_in_a_copy_of_the_video()
    {
        using DrawnVideo video = await new DrawnVideo().MakeAsync(new VideoPlan("to be shifted") { Encoding = BFrames });
        using var scratch = new ScratchFolder();
        string shifted = await PlantedError.Parse("shift=40").RemuxAsync(video.Video, scratch.Path);
        LipReport before = await video.MeasureAsync();
        LipReport after = await LipVideo.MeasureAsync(shifted, video.Audio, video.Speech.Marks);
        Assert.True(LipVerdict.Of(before).Holds);
        Assert.False(LipVerdict.Of(after).Holds);
        AssertClose([.. before.Closures.Select(static item => item.Ms - 40)], after.Closures);
        AssertClose([.. before.Onsets.Select(static item => item.Ms - 40)], after.Onsets);
    }

    [Fact]
    public async Task A_closure_that_is_missing_and_an_onset_that_is_late_are_seen_and_nothing_else()
    {
        var plan = new VideoPlan("without a closure and with a late onset")
        {
            Opening = static (speech, time) =>
            {
                LipPhone dropped = speech.Phones.First(static phone => phone.IsBilabial);
                double late = speech.Phones.Last(
                    phone => phone.Start - 0.3 > speech.Phones.Where(other => other.Start < phone.Start).Max(static other => other.End)).Start;
                bool isLate = time >= late && time < late + 0.1;
                return time >= dropped.Start && time < dropped.End ? 9 : isLate ? 0 : speech.OpeningAt(time);
            },
        };
        using DrawnVideo video = await new DrawnVideo().MakeAsync(plan);
        LipReport report = await video.MeasureAsync();
        Assert.Single(report.MissedClosures);
        Assert.Equal(video.Speech.Phones.First(static phone => phone.IsBilabial).Centre * 1000, report.MissedClosures[0].AtMs, 1.0);
        Assert.InRange(report.OpenFrames, 1, 4);
        Assert.InRange(report.Onsets[^1].Ms, 100 - 10, 100 + 10);
        Assert.All(report.Onsets.SkipLast(1), static onset => Assert.InRange(onset.Ms, -10, 10));
        Assert.False(LipVerdict.Of(report).Holds);
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(10, false)]
    public async Task After_an_interruption_it_is_seen_whether_the_mouth_shuts(double openFor, bool isShut)
    {
        double cut = 0;
        var plan = new VideoPlan("cut")
        {
            FrameRate = 30,
            Opening = (speech, time) =>
            {
                cut = speech.Phones.Last(phone => phone.Viseme == Viseme.Aa && phone.End < speech.Length * 0.6).Centre;
                return time < cut ? speech.OpeningAt(time) : time < cut + openFor ? 12 : 0;
            },
        };
        using DrawnVideo video = await new DrawnVideo().MakeAsync(plan);
        LipReport report = await video.MeasureAsync(interruptedAt: cut);
        if (isShut)
        {
            Assert.Empty(report.NeverShut);
            Assert.InRange(report.Shut[^1].Ms, 100 - 18, 100 + 18);
        }
        else
        {
            Assert.Single(report.NeverShut);
            Assert.False(LipVerdict.Of(report).Holds);
        }
    }

    private static void AssertClose(IReadOnlyList<double> known, IReadOnlyList<LipEvent> measured)
    {
        Assert.Equal(known.Count, measured.Count);
        Assert.All(known.Zip(measured), static pair => Assert.InRange(pair.Second.Ms, pair.First - Tolerance, pair.First + Tolerance));
    }
}
