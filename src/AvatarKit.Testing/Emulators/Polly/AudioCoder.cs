using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AvatarKit.Testing;

/// <summary>Codes PCM in another format with FFmpeg, where one is installed.</summary>
internal static class AudioCoder
{
    /// <summary>The coded audio; <see langword="null"/>: there is no FFmpeg, or none with this coder.</summary>
    public static async Task<byte[]?> TryEncodeAsync(byte[] pcm, int sampleRate, string coder, CancellationToken cancellationToken)
    {
        string rate = sampleRate.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("ffmpeg", $"-hide_banner -loglevel error -f s16le -ar {rate} -ac 1 -i pipe:0 {coder} pipe:1")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process? process = TryStart(start);
        if (process is null)
        {
            return null;
        }

        try
        {
            using var coded = new MemoryStream();
            await Task.WhenAll(
                FeedAsync(process.StandardInput, pcm, cancellationToken),
                process.StandardOutput.BaseStream.CopyToAsync(coded, cancellationToken)).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 ? coded.ToArray() : null;
        }
        catch (IOException)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task FeedAsync(StreamWriter input, byte[] pcm, CancellationToken cancellationToken)
    {
        await input.BaseStream.WriteAsync(pcm, cancellationToken).ConfigureAwait(false);
        input.Close();
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
