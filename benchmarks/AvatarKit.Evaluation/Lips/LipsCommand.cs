using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary><c>eval lips</c>: one video, or the whole set.</summary>
internal static class LipsCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            LipsOptions options = LipsOptions.Parse(arguments);
            return options.Video is null ? await LipSet.RunAsync(options) : await RunVideoAsync(options);
        }
        catch (LipsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task<int> RunVideoAsync(LipsOptions options)
    {
        if (options.Audio is null || options.Marks is null)
        {
            throw new LipsException("A video is measured against the audio it was made from and its marks: --audio FILE.wav --marks FILE.json.");
        }

        using var scratch = new ScratchFolder();
        string video = options.Planted is null ? options.Video! : await PlantedError.Parse(options.Planted).RemuxAsync(options.Video!, scratch.Path);
        LipReport report =
            await LipVideo.MeasureAsync(video, options.Audio, LipMarks.Read(options.Marks), options.Mouth, options.InterruptedAt, options.Trace);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Frames} pictures; mouth at {report.Mouth}; sealed up to {report.Bars!.Sealed:0.0} px, open from {report.Bars.Open:0.0} "
                + $"px of {report.Bars.Range:0.0} px; audio {report.AudioLagMs:+0.0;-0.0;0.0} ms late (parts of it by up to "
                + $"{report.AudioSpreadMs:0.0} ms more or less)"));
        return Finish(report, options);
    }

    /// <summary>Prints the table and writes the JSON.</summary>
    /// <returns>0 when every number holds, else 1.</returns>
    public static int Finish(LipReport report, LipsOptions options)
    {
        LipVerdict verdict = LipVerdict.Of(report);
        Console.WriteLine();
        Console.Write(verdict.ToTable());
        if (options.Json is not null)
        {
            File.WriteAllText(options.Json, verdict.ToJson(report));
        }

        return verdict.Holds ? 0 : 1;
    }
}
