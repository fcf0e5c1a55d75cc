using System.CommandLine;

namespace AvatarKit.Samples.Console;

/// <summary><c>lipsync FILE.wav --out track.json</c>: the lips of a recording as a file that other tools read.</summary>
internal static class LipSyncCommand
{
    public static Command Create()
    {
        var recording = new Argument<string>("FILE.wav") { Description = "The recording, WAV of any kind; - reads what is piped in." };
        var text = new Option<string?>("--text") { Description = "What is said in it. Without text the sounds alone are heard." };
        var textFile = new Option<string?>("--text-file") { Description = "A file with what is said in it." };
        var locale = new Option<string>("--locale") { Description = "The language of the text.", DefaultValueFactory = _ => "en-US" };
        var output = new Option<string?>("--out") { Description = "Where the track goes; - writes it to the standard output. Needed." };
        var format = new Option<string>("--format")
        {
            Description = $"One of {LipSyncSettings.Formats}. Rhubarb's is TSV or XML if the file's name ends so.",
            DefaultValueFactory = _ => "oculus",
        };
        var frameRate = new Option<int?>("--fps") { Description = "Frames per second of arkit, 1 to 240. Default: 60." };
        var command = new Command(
            "lipsync",
            "Writes the lip sync of a recording as a file that other tools read.") { recording, text, textFile, locale, output, format, frameRate };
        command.SetAction((parsed, _) => LipSyncRun.RunAsync(new LipSyncSettings
        {
            Recording = parsed.GetValue(recording)!,
            Text = parsed.GetValue(text),
            TextFile = parsed.GetValue(textFile),
            Locale = parsed.GetValue(locale)!,
            Output = parsed.GetValue(output),
            Format = parsed.GetValue(format)!,
            FrameRate = parsed.GetValue(frameRate),
        }));
        return command;
    }
}
