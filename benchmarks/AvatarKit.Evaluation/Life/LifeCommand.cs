using AvatarKit.Local;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary><c>eval life</c>: how much of a face moves in the finished video of an answer, and how smoothly.</summary>
internal static class LifeCommand
{
    private const string Voice = "flite/slt";

    private static readonly string[] Answer =
    [
        "Good morning, and thank you for asking!",
        "Your parcel left Hamburg on the fourth of May, and it should be with you by Monday.",
        "Most people choose the blue one; it is a little lighter, and the battery lasts for about two days.",
        "Would you like me to change the address?",
        "If not, there is nothing more to do. I will write to you as soon as it has arrived.",
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            LifeOptions options = LifeOptions.Parse(arguments);
            Console.WriteLine("| face | pictures | head still | longest rest | largest step beyond velocity | shoulders and chest, least |");
            Console.WriteLine("|---|---|---|---|---|---|");
            bool holds = true;
            foreach ((string name, AvatarFace face) in options.Faces())
            {
                LifeReport report = await MeasureAsync(face, options, name);
                Console.WriteLine(report.ToRow(name));
                holds &= report.Holds;
            }

            Console.WriteLine(LifeReport.Goals);
            return holds ? 0 : 1;
        }
        catch (LipsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task<LifeReport> MeasureAsync(AvatarFace face, LifeOptions options, string name)
    {
        using var scratch = new ScratchFolder();
        string folder = options.From ?? options.Keep ?? scratch.Path;
        Directory.CreateDirectory(folder);
        string video = Path.Combine(folder, name + ".mp4");
        int width = options.Height * 16 / 9 / 2 * 2;
        if (options.From is null)
        {
            await RenderAsync(face, video, width, options);
        }

        using FacePainter painter = face.CreatePainter(new PainterOptions(width, options.Height));
        SkiaSharp.SKRectI mouth = painter.MouthArea;
        return await LifeVideo.MeasureAsync(
            video, new FrameArea(mouth.Left, mouth.Top, mouth.Width, mouth.Height), options.FrameRate, options.Trace(name));
    }

    private static async Task RenderAsync(AvatarFace face, string video, int width, LifeOptions options)
    {
        await using var voices = new LocalSpeechSynthesizer();
        await using var renderer = new VideoRenderer(new VideoRenderingOptions
        {
            Width = width, Height = options.Height, FrameRate = options.FrameRate, Face = face,
        });
        var request = new RenderOptions { Video = true, FrameRate = options.FrameRate, Seed = options.Seed };
        await using FileStream file = File.Create(video);
        await foreach (AvatarRendering rendering in renderer.RenderAsync(SpeakAsync(voices, options.Gestures), request))
        {
            if (rendering is RenderingWarning warning)
            {
                throw warning.Error;
            }

            if (rendering is VideoRendering piece)
            {
                await file.WriteAsync(piece.Data);
            }
        }
    }

    private static async IAsyncEnumerable<SpokenSegment> SpeakAsync(LocalSpeechSynthesizer voices, bool makesGestures)
    {
        TimeSpan offset = TimeSpan.Zero;
        for (int i = 0; i < Answer.Length; i++)
        {
            SpokenSegment spoken = await SpokenSentence.MakeAsync(voices, Answer[i], Voice, "en-US");
            yield return spoken with
            {
                Index = i,
                Sentence = i,
                Offset = offset,
                IsLast = i == Answer.Length - 1,
                Gestures = makesGestures ? [new GestureCue((Gesture)(i % Enum.GetValues<Gesture>().Length), spoken.Words[2].Start)] : [],
            };
            offset += spoken.Format.ToTime(spoken.Visemes.Length);
        }
    }
}
