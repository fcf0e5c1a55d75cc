using AvatarKit.Local;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary><c>eval portrait</c>: whether a photograph's lips are shut where speech shuts them, on the pictures that are painted.</summary>
internal static class PortraitCommand
{
    private const string Voice = "flite/slt";
    private const int Width = 1280;
    private const int Height = 720;

    /// <summary>What is spoken: many of p, b and m, between vowels of every kind and at the edges of words.</summary>
    private static readonly string[] Text =
    [
        "Peter bought a plum and a pumpkin from Bob.",
        "My mother bakes warm bread, and people come from all over the map to buy it.",
        "Maybe Pam will keep some apples in the blue box by the lamp.",
        "Stop! Simple problems become bigger before they become better.",
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            PortraitOptions options = PortraitOptions.Parse(arguments);
            await using var voices = new LocalSpeechSynthesizer();
            List<LipSpeech> spoken = [];
            foreach (string text in Text)
            {
                spoken.Add(await LipSpeech.SpeakAsync(new LipSentence(Voice, "en-US", 1, text), voices));
            }

            Console.WriteLine("| picture | p, b, m not shut | pictures of p, b, m open | vowels open | warnings |");
            Console.WriteLine("|---|---|---|---|---|");
            bool holds = true;
            foreach (string picture in options.Pictures)
            {
                PortraitFace face = PortraitFace.Load(picture);
                PortraitCount count = Measure(face, spoken, options);
                string warnings = string.Join(", ", face.Warnings.Select(static warning => warning.Code));
                Console.WriteLine($"| {Path.GetFileName(picture)} {count.ToRow()} {warnings} |");
                holds &= options.IsPlanted ? count.OpenSounds > 0 : count.Holds;
                if (options.Sheets is { } folder)
                {
                    PortraitSheet.Save(picture, Path.Combine(folder, Path.GetFileNameWithoutExtension(picture) + ".png"));
                }
            }

            return holds ? 0 : 1;
        }
        catch (AvatarKitException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (LipsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static PortraitCount Measure(PortraitFace face, List<LipSpeech> spoken, PortraitOptions options)
    {
        var count = new PortraitCount();
        var seam = new LipSeam(face, Width, Height);
        using FacePainter painter = face.CreatePainter(new PainterOptions(Width, Height));
        foreach (LipSpeech speech in spoken)
        {
            FaceTrack track = FaceAnimator.Render(speech.Segment, options.Seed, options.FrameRate);
            bool[] open = new bool[track.FrameCount];
            for (int i = 0; i < open.Length; i++)
            {
                float[] pose = track[i].ToArray();
                if (options.IsPlanted)
                {
                    // Lips that do not press leave what the jaw has opened.
                    pose[(int)FaceChannel.JawOpen] += 0.12f;
                    pose[(int)FaceChannel.MouthClose] = 0;
                }

                painter.Paint(pose, TimeSpan.FromSeconds((double)i / options.FrameRate), default);
                open[i] = seam.IsOpen(painter.Picture);
            }

            count.Add(speech.Marks.Phones, open, options.FrameRate);
        }

        return count;
    }
}
