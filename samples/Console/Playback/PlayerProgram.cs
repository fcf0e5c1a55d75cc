using System.Globalization;

namespace AvatarKit.Samples.Console;

/// <summary>A program of the machine that plays sound.</summary>
internal sealed record PlayerProgram(string Name, string Path)
{
    /// <summary>What to say where there is none.</summary>
    public const string HowToGet =
        "No player was found, so nothing is heard. Install FFmpeg, whose ffplay plays (apt install ffmpeg, "
            + "brew install ffmpeg, winget install ffmpeg), "
            + "or leave this out with --mute.";

    // In the order of how soon they begin to play and how well they can be stopped.
    private static readonly string[] Names = ["ffplay", "aplay", "paplay", "afplay", "powershell"];

    /// <summary>Whether it plays what is piped in; otherwise it plays files.</summary>
    public bool TakesStream => Name is "ffplay" or "aplay" or "paplay";

    /// <summary>The first of them in the folders of <c>PATH</c>.</summary>
    public static PlayerProgram? Find()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names
            .Where(static name => name != "powershell" || OperatingSystem.IsWindows())
            .SelectMany(name => folders.Select(folder => new PlayerProgram(name, System.IO.Path.Combine(folder, FileName(name)))))
            .FirstOrDefault(static program => IsProgram(program.Path));
    }

    /// <summary>How it is asked to play mono PCM of 16 bits from its standard input.</summary>
    public IEnumerable<string> StreamArguments(int sampleRate)
    {
        string rate = sampleRate.ToString(CultureInfo.InvariantCulture);
        return Name switch
        {
            // One channel is what it takes raw samples to have; the option that says so has changed its name from version to version.
            "ffplay" => ["-loglevel", "error", "-nodisp", "-autoexit", "-f", "s16le", "-sample_rate", rate, "-i", "-"],
            "aplay" => ["-q", "-t", "raw", "-f", "S16_LE", "-r", rate, "-c", "1"],
            _ => ["--raw", "--format=s16le", $"--rate={rate}", "--channels=1"],
        };
    }

    /// <summary>How it is asked to play a WAV file.</summary>
    public IEnumerable<string> FileArguments(string wave) => Name == "afplay"
        ? [wave]
        : ["-NoProfile", "-Command", $"(New-Object Media.SoundPlayer '{wave.Replace("'", "''", StringComparison.Ordinal)}').PlaySync()"];

    private static string FileName(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static bool IsProgram(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
