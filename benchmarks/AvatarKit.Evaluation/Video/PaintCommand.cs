using System.Diagnostics;
using System.Globalization;
using AvatarKit.Local;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>Measures what drawing a sentence costs, and which part of the face costs it.</summary>
internal static class PaintCommand
{
    private const string Sentence = "My mother bakes warm bread every Sunday, and we eat it with butter and plum jam.";

    private static readonly (string Name, Func<int, bool> Keeps, bool Breathes)[] Parts =
    [
        ("everything", static _ => true, true),
        ("without breathing", static _ => true, false),
        ("mouth and jaw alone", static channel => channel is >= (int)FaceChannel.JawForward
            and <= (int)FaceChannel.MouthUpperUpRight or (int)FaceChannel.TongueOut, false),
        ("brows, eyes and cheeks alone", static channel => channel < (int)FaceChannel.JawForward
            || channel is > (int)FaceChannel.MouthUpperUpRight and < (int)FaceChannel.TongueOut, false),
        ("head alone", static channel => channel >= (int)FaceChannel.HeadYaw, false),
        ("breathing alone", static _ => false, true),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        string id = args is [{ } named, ..] ? named : CharacterFace.BuiltIn[0];
        FaceTrack track = await SpeakAsync();
        Console.WriteLine($"{id}: {track.FrameCount} frames at {track.FrameRate} a second, processor time.");
        Console.WriteLine();
        Console.WriteLine("| size | what moves | frames that change | ms a changed frame | ms a frame | pixels a changed frame |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach ((int width, int height) in ((int, int)[])[(1280, 720), (1920, 1080), (3840, 2160)])
        {
            using FacePainter painter = CharacterFace.Get(id).CreatePainter(new PainterOptions(width, height));
            foreach ((string name, Func<int, bool> keeps, bool breathes) in Parts)
            {
                Measure(painter, track, keeps, breathes);
                (int changed, long pixels, double milliseconds) = Measure(painter, track, keeps, breathes);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {width}×{height} | {name} | {100.0 * changed / track.FrameCount:F0} % | {milliseconds / Math.Max(1, changed):F2} | "
                        + $"{milliseconds / track.FrameCount:F2} | {pixels / Math.Max(1, changed)} |"));
            }
        }

        return 0;
    }

    private static (int Changed, long Pixels, double Milliseconds) Measure(
        FacePainter painter,
        FaceTrack track,
        Func<int, bool> keeps,
        bool breathes)
    {
        var pose = new float[FaceTrack.ChannelCount];
        painter.Paint(pose, TimeSpan.Zero, default);
        int changed = 0;
        long pixels = 0;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int frame = 0; frame < track.FrameCount; frame++)
        {
            for (int channel = 0; channel < pose.Length; channel++)
            {
                pose[channel] = keeps(channel) ? track[frame][channel] : 0;
            }

            var time = TimeSpan.FromSeconds(frame / (double)track.FrameRate);
            if (breathes ? painter.Paint(pose, time) : painter.Paint(pose, time, default))
            {
                changed++;
                foreach (SkiaSharp.SKRectI area in painter.Changes)
                {
                    pixels += (long)area.Width * area.Height;
                }
            }
        }

        return (changed, pixels, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    private static async Task<FaceTrack> SpeakAsync()
    {
        await using var voices = new LocalSpeechSynthesizer();
        SpokenSegment segment = await SpokenSentence.MakeAsync(voices, Sentence, "flite/slt", "en-US");
        return FaceAnimator.Render(segment, seed: 3, frameRate: 60);
    }
}
