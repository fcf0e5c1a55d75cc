using System.Globalization;

namespace AvatarKit.Evaluation.Tests.Lips;

/// <summary>A video file of a drawn face, with what is known about it.</summary>
internal sealed class DrawnVideo : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-lips-").FullName;

    public DrawnSpeech Speech { get; } = new();

    public string Video => Path.Combine(folder, "video" + extension);

    public string Audio => Path.Combine(folder, "audio.wav");

    private string extension = ".mp4";

    /// <summary>Each picture's opening.</summary>
    public double[] Openings { get; private set; } = [];

    /// <summary>When each picture appears, in seconds, and at the end of the list when the last one goes.</summary>
    public double[] Times { get; private set; } = [];

    /// <summary>Draws and encodes.</summary>
    public async Task<DrawnVideo> MakeAsync(VideoPlan plan)
    {
        extension = plan.Extension;
        await Speech.WriteAudioAsync(Audio);
        var face = new DrawnFace(plan.Look);
        int count = (int)(Speech.Length * plan.FrameRate);
        int[] kept = [.. Enumerable.Range(0, count).Where(frame => plan.Keeps(frame))];
        Times = [.. kept.Select(frame => (double)frame / plan.FrameRate), (double)count / plan.FrameRate];
        Openings = [.. kept.Select((frame, index) => plan.Opening(Speech, (Times[index] + Times[index + 1]) / 2))];
        // Frames that are to go are fed all the same, and dropped by FFmpeg: the rest keep their times.
        string rate = plan.FrameRate.ToString(CultureInfo.InvariantCulture);
        string select = $"select='{plan.Select}'";
        string[] filter = kept.Length == count ? [] : ["-vf", select];
        await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-y",
                "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{DrawnFace.Width}x{DrawnFace.Height}", "-r", rate, "-i", "-",
                "-itsoffset", plan.AudioDelay.ToString(CultureInfo.InvariantCulture), "-i", Audio,
                .. filter, "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", .. plan.Encoding, Video,
            ],
            async stream =>
            {
                int next = 0;
                for (int frame = 0; frame < count; frame++)
                {
                    next = next + 1 < kept.Length && kept[next + 1] <= frame ? next + 1 : next;
                    await stream.WriteAsync(face.Draw(Openings[next], Times[next], Speech.IsPressedAt(Times[next])));
                }
            });
        return this;
    }

    /// <summary>The middles of the closed runs against the middles of the sounds, as drawn, in milliseconds.</summary>
    public IReadOnlyList<double> KnownClosures(double audioDelay)
    {
        List<double> known = [];
        for (int i = 1; i + 1 < Speech.Phones.Count; i++)
        {
            LipPhone phone = Speech.Phones[i];
            if (phone.IsBilabial && Speech.Phones[i - 1].End == phone.Start && Speech.Phones[i + 1].Start == phone.End)
            {
                double middle = phone.Centre + audioDelay;
                int[] closed = [.. Enumerable
                    .Range(0, Openings.Length)
                    .Where(frame => Openings[frame] == 0 && Math.Abs(Times[frame] - middle) < 0.15)];
                int nearest = closed.MinBy(frame => Math.Abs(((Times[frame] + Times[frame + 1]) / 2) - middle));
                (int first, int last) = (nearest, nearest);
                while (first > 0 && Openings[first - 1] == 0)
                {
                    first--;
                }

                while (last + 1 < Openings.Length && Openings[last + 1] == 0)
                {
                    last++;
                }

                known.Add((((Times[first] + Times[last + 1]) / 2) - middle) * 1000);
            }
        }

        return known;
    }

    /// <summary>Measures it.</summary>
    public Task<LipReport> MeasureAsync(FrameArea? mouth = null, double? interruptedAt = null)
        => LipVideo.MeasureAsync(Video, Audio, Speech.Marks, mouth, interruptedAt);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
