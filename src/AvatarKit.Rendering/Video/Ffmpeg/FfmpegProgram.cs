using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AvatarKit.Rendering;

/// <summary>An FFmpeg that was found and asked what it can do. Immutable.</summary>
internal sealed partial class FfmpegProgram
{
    private FfmpegProgram(string path, Version version, string output)
    {
        Path = path;
        Version = version;
        Encoders = EncoderLine().Matches(output).Select(static line => line.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
    }

    public string Path { get; }

    /// <summary>Its version; a build between releases counts as newer than any.</summary>
    public Version Version { get; }

    public IReadOnlySet<string> Encoders { get; }

    /// <summary>The option that keeps pictures at their own times.</summary>
    public IReadOnlyList<string> PassTimestamps => Version >= new Version(5, 1) ? ["-fps_mode", "passthrough"] : ["-vsync", "passthrough"];

    /// <summary>Asks FFmpeg who it is.</summary>
    /// <exception cref="VideoException">There is none, or it does not run.</exception>
    public static async Task<FfmpegProgram> FindAsync(string path, CancellationToken cancellationToken)
    {
        using Process process = Start(path, ["-encoders"]);
        try
        {
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            string banner = await process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            string encoders = await output.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode != 0 || !banner.StartsWith("ffmpeg version", StringComparison.Ordinal))
            {
                throw new VideoException(
                    "video.ffmpeg_unsuitable",
                    $"'{System.IO.Path.GetFileName(path)}' does not answer as FFmpeg does (exit code {process.ExitCode}). "
                        + "Set VideoRenderingOptions.FfmpegPath to the ffmpeg program.")
                {
                    Place = path,
                };
            }

            Match version = VersionNumber().Match(banner);
            return new FfmpegProgram(
                path,
                version.Success ? new Version(Number(version.Groups[1]), Number(version.Groups[2])) : new Version(int.MaxValue, 0),
                encoders);
        }
        finally
        {
            Kill(process);
            process.StandardOutput.Dispose();
            process.StandardError.Dispose();
        }
    }

    /// <summary>Checks that it can make what is wanted.</summary>
    /// <exception cref="VideoException">It cannot; the message says what is missing.</exception>
    public void Require(VideoContainer container)
    {
        if (Version < new Version(4, 4))
        {
            throw new VideoException("video.ffmpeg_unsuitable",
                $"FFmpeg {Version} is too old: video needs 4.4 or newer. Install a newer one, or set VideoRenderingOptions.FfmpegPath.")
            {
                Place = Path,
            };
        }

        string[] needed = container == VideoContainer.Mp4 ? ["libx264", "aac"] : ["libvpx-vp9", "libopus"];
        string[] missing = [.. needed.Where(encoder => !Encoders.Contains(encoder))];
        if (missing.Length > 0)
        {
            throw new VideoException(
                "video.ffmpeg_unsuitable",
                $"This FFmpeg was built without {string.Join(" and ", missing)}, which {(container == VideoContainer.Mp4 ? "MP4" : "WebM")} "
                    + "needs. Install a full build, or choose the other VideoRenderingOptions.Container.")
            {
                Place = Path,
            };
        }
    }

    /// <summary>Starts FFmpeg.</summary>
    /// <exception cref="VideoException">There is none.</exception>
    public static Process Start(string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new VideoException(
                "video.ffmpeg_missing",
                $"FFmpeg was not found as '{System.IO.Path.GetFileName(path)}'. "
                    + "Install it (Debian and Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), "
                    + "or set VideoRenderingOptions.FfmpegPath.",
                innerException: exception)
            {
                Place = path,
            };
        }
    }

    /// <summary>Ends a process and whatever it started, if it still runs.</summary>
    public static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Gone already.
        }
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^ffmpeg version n?(\d+)(?:\.(\d+))?[.\s-]")]
    private static partial Regex VersionNumber();

    [GeneratedRegex(@"^ [VA][A-Z.]{5} (\S+)", RegexOptions.Multiline)]
    private static partial Regex EncoderLine();
}
