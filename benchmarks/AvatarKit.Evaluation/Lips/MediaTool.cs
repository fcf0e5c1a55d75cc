using System.ComponentModel;
using System.Diagnostics;

namespace AvatarKit.Evaluation;

/// <summary>Runs ffmpeg and ffprobe.</summary>
internal static class MediaTool
{
    /// <summary>Runs a program to its end and gives what it printed.</summary>
    /// <exception cref="LipsException">It is not there or failed; the message has its own words.</exception>
    public static async Task<(byte[] Output, string Messages)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        Func<Stream, Task>? input = null)
    {
        using var output = new MemoryStream();
        string messages = await StreamAsync(program, arguments, stream => stream.CopyToAsync(output), input);
        return (output.ToArray(), messages);
    }

    /// <summary>Runs a program and reads what it prints while it runs.</summary>
    public static async Task<string> StreamAsync(
        string program,
        IEnumerable<string> arguments,
        Func<Stream, Task> read,
        Func<Stream, Task>? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Start(start);
        try
        {
            Task<string> messages = process.StandardError.ReadToEndAsync();
            Task reading = read(process.StandardOutput.BaseStream);
            if (input is not null)
            {
                await WriteAsync(process, input);
            }

            process.StandardInput.Close();
            await reading;
            await process.WaitForExitAsync();
            string said = await messages;
            return process.ExitCode == 0
                ? said
                : throw new LipsException($"{program} failed: "
                    + $"{said.Trim().Split('\n').LastOrDefault(static line => line.Length > 0) ?? $"exit code {process.ExitCode}"}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task WriteAsync(Process process, Func<Stream, Task> input)
    {
        try
        {
            await input(process.StandardInput.BaseStream);
            await process.StandardInput.BaseStream.FlushAsync();
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit code says why.
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LipsException($"'{start.FileName}' cannot be started. Measuring lips needs FFmpeg on the PATH (https://ffmpeg.org).", e);
        }
    }
}
